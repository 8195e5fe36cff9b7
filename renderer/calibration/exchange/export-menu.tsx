import { Menu } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet, IconJson } from '@tabler/icons-react'
import type { Rubric } from '../../../shared/domain'
import { exportName } from '../../charts'
import { IconButton, notify, saveCopy, useTexts } from '../../kit'
import { writeCase } from './write-case'
import { writeCsv } from './write-csv'

type Props = {
  rubric: Rubric
  /** What it is called beside its title: which version, or that it is a draft. */
  part: string
  /** When it came into force or was changed, ISO 8601; null where nobody knows, and then it is when the file is made. */
  changedAt: string | null
}

/** Saves a version as CSV or as CASE. */
export function ExportMenu({ rubric, part, changedAt }: Props) {
  const t = useTexts('rubricEditor')
  const save = (extension: 'csv' | 'json', mediaType: string, text: string) => {
    const fileName = exportName(rubric.title, part, extension)
    saveCopy({ fileName, mediaType, bytes: new TextEncoder().encode(text) }).then(
      (isSaved) => {
        if (isSaved) notify({ message: t('exchange.saved') })
      },
      () => notify({ kind: 'failed', message: t('exchange.notSaved') }),
    )
  }
  return (
    <Menu position="bottom-end" shadow="md" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <IconButton label={t('exchange.export', { part })} icon={<IconDownload size={16} />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileSpreadsheet size={15} />} onClick={() => save('csv', 'text/csv', writeCsv(rubric))}>
          {t('exchange.asCsv')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconJson size={15} />}
          onClick={() => save('json', 'application/json', writeCase(rubric, changedAt ?? new Date().toISOString()))}
        >
          {t('exchange.asCase')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
