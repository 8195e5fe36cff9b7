import { Button, Group, Modal, Stack } from '@mantine/core'
import { IconAlertTriangle, IconFileImport } from '@tabler/icons-react'
import { useRef } from 'react'
import { useFormats, useReturnedFocus, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import type { DeskSession, SessionView } from '../session/desk-session'
import classes from './exports.module.css'
import { ImportSummary } from './import-summary'
import { MOST_BYTES, useImport } from './use-import'

type Props = { record: DeskRecord; session: DeskSession; view: SessionView; onClose(): void }

const MOST_IN_A_FILE = 20_000

/** Takes notes in from a file, after showing what would become of each. */
export function ImportDialog({ record, session, view, onClose }: Props) {
  const t = useTexts('feedback')
  const formats = useFormats()
  const picker = useRef<HTMLInputElement>(null)
  useReturnedFocus()
  const importing = useImport(record, session, view, onClose)
  const { state, problem, count, tooMany } = importing
  const isOpened = state === 'opened'
  const blocked = count === 0 || tooMany > 0
  return (
    <Modal opened onClose={onClose} size="lg" title={t('import.title')} closeButtonProps={{ 'aria-label': t('import.cancel') }}>
      <Stack gap="sm">
        <p className={classes.hint}>{t('import.hint')}</p>
        <input
          ref={picker}
          type="file"
          hidden
          aria-hidden="true"
          tabIndex={-1}
          accept=".json,.jsonld,application/json,application/ld+json"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            // The same file can be chosen again, after it was mended.
            event.currentTarget.value = ''
            if (file) void importing.read(file)
          }}
        />
        <div role="status">
          {state === 'reading' && t('export.reading')}
          {problem !== null && (
            <p className={classes.problem}>
              <IconAlertTriangle size={16} aria-hidden="true" />
              {t(problem === 'failed' ? 'export.failed.other' : `import.problem.${problem}`, {
                size: formats.bytes(MOST_BYTES),
                count: formats.number(MOST_IN_A_FILE),
              })}
            </p>
          )}
        </div>
        {isOpened && <ImportSummary importing={importing} evidence={record.submission.evidence} />}
        {isOpened && tooMany > 0 && <p className={classes.problem}>{t('import.noRoom', { count: tooMany })}</p>}
      </Stack>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button
          variant={isOpened ? 'subtle' : 'filled'}
          data-autofocus={!isOpened || undefined}
          loading={state === 'reading'}
          leftSection={<IconFileImport size={16} />}
          onClick={() => picker.current?.click()}
        >
          {t(isOpened ? 'import.another' : 'import.choose')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('import.cancel')}
        </Button>
        {isOpened && (
          <Button disabled={blocked} onClick={importing.takeIn}>
            {count === 0 ? t('import.nothing') : t('import.confirm', { count })}
          </Button>
        )}
      </Group>
    </Modal>
  )
}
