import { Center } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { ApiError, onRefused } from '../api/client'
import { keys, sessionQuery } from '../api/queries'
import { ProblemPanel } from '../parts/ProblemPanel'

/** Lets only signed-in people pass; a session that ends on the way leads back to the sign-in and then here again. */
export function SignedInOnly() {
  const session = useQuery(sessionQuery)
  const client = useQueryClient()
  const location = useLocation()

  useEffect(() => {
    const forget = onRefused(() => void client.invalidateQueries({ queryKey: keys.session }))
    return () => void forget()
  }, [client])

  if (session.error instanceof ApiError && session.error.problem.status === 401) {
    const here = location.pathname + location.search
    return <Navigate to={here === '/' ? '/signin' : `/signin?next=${encodeURIComponent(here)}`} replace />
  }
  if (!session.data) {
    return session.error ? (
      <Center mih="60vh" p="md">
        <ProblemPanel error={session.error} />
      </Center>
    ) : null
  }
  if (session.data.passwordChangeRequired && location.pathname !== '/password') {
    return <Navigate to={`/password?next=${encodeURIComponent(location.pathname)}`} replace />
  }
  return <Outlet />
}
