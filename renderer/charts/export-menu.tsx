import { Button, Menu } from '@mantine/core'
import { IconFileSpreadsheet, IconTableExport } from '@tabler/icons-react'
import { useTexts } from '../kit'

/** What leaves a room as a table; charts have buttons of their own. */
export function ExportMenu({ files }: { files: readonly { label: string; save(): void }[] }) {
  const t = useTexts('charts')
  return (
    <Menu position="bottom-end" shadow="md" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconTableExport size={15} />}>
          {t('menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ label, save }) => (
          <Menu.Item key={label} leftSection={<IconFileSpreadsheet size={15} />} onClick={save}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
