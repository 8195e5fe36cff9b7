import { Button, Menu } from '@mantine/core'
import { IconFileExport, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../../kit'
import type { About } from '../about'
import { CsvItems } from './csv-items'
import { MonthlyDialog } from './monthly-dialog'

/**
 * What leaves the room as a file: the monthly report, and each table; charts have buttons of their own.
 * @param props.name what tables are of, for the names of files
 */
export function ReportMenu({ about, name }: { about: About; name: string }) {
  const t = useTexts('monthly')
  const [isOpen, setOpen] = useState(false)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal withInitialFocusPlaceholder={false} opened={isOpen} onChange={setOpen}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconFileExport size={16} />}>
            {t('menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileTypePdf size={15} />} onClick={() => setAsking(true)}>
            {t('open')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('tables')}</Menu.Label>
          {isOpen && <CsvItems about={about} name={name} />}
        </Menu.Dropdown>
      </Menu>
      {isAsking && <MonthlyDialog about={about} onClose={() => setAsking(false)} />}
    </>
  )
}
