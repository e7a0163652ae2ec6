import { Kbd, Modal, Table } from '@mantine/core'

const KEYS: [string[], string][] = [
  [['Ctrl', 'K'], 'Search and commands (⌘ K on a Mac)'],
  [['G', 'H'], 'Go home'],
  [['G', 'W'], 'Go to workspaces'],
  [['G', 'T'], 'Go to templates'],
  [['G', 'B'], 'Go to the bin'],
  [['G', 'A'], 'Go to the account'],
  [['C'], 'Create a workspace'],
  [['/'], 'Filter the list'],
  [['?'], 'These keys'],
]

export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Table verticalSpacing={6} withRowBorders={false}>
        <Table.Tbody>
          {KEYS.map(([keys, what]) => (
            <Table.Tr key={what}>
              <Table.Td w={110}>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
