import { useOutletContext } from 'react-router'
import type { Workspace } from '../api/types'

/** The workspace whose tab this is. */
export const useShownWorkspace = () => useOutletContext<Workspace>()
