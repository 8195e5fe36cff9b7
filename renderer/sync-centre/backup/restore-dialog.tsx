import { Button, FileInput, Group, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Backup, piecesOf } from '../../../shared/backup'
import { SecretInput, useFormats, useReturnedFocus, useTexts } from '../../kit'
import { type RestoredWork, useStore } from '../../store'
import classes from '../centre.module.css'
import { openBackup } from './backup-files'
import { RestoredList } from './restored-list'

/** More than this is no backup of ours: work that waits is text. */
const MOST_BYTES = 256 * 1_048_576

type Problem = 'wrong' | 'damaged' | 'newer' | 'no-backup' | 'other-account' | 'too-large' | 'failed'

/** Brings the work of a backup file back: first it is opened, then what is in it is shown, and what became of each piece. */
export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts('centre')
  const kit = useTexts('kit')
  const { recovery } = useStore()
  useReturnedFocus()
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [opened, setOpened] = useState<Backup | null>(null)
  const [restored, setRestored] = useState<RestoredWork[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)

  const run = async (work: () => Promise<Problem | null>) => {
    setBusy(true)
    setProblem(null)
    setProblem(await work().catch(() => 'failed' as const))
    setBusy(false)
  }
  const open = () =>
    run(async () => {
      if (file === null) return null
      if (file.size > MOST_BYTES) return 'too-large'
      const result = await openBackup(passphrase, new Uint8Array(await file.arrayBuffer()))
      if (!result.ok) return result.reason
      setOpened(result.backup)
      return null
    })
  const restore = (backup: Backup) =>
    run(async () => {
      const result = await recovery.restore(backup)
      if (!result.ok) return result.reason
      setRestored(result.work)
      return null
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    void (opened === null ? open() : restore(opened))
  }

  return (
    <Modal opened onClose={onClose} title={t('backup.restore')} closeButtonProps={{ 'aria-label': kit('close') }}>
      {restored !== null ? (
        <RestoredList work={restored} onClose={onClose} />
      ) : (
        <form onSubmit={submit}>
          {opened === null ? (
            <>
              <FileInput
                label={t('backup.file')}
                placeholder={t('backup.chooseFile')}
                accept=".assay-backup"
                value={file}
                onChange={setFile}
                clearable
                clearButtonProps={{ 'aria-label': t('backup.clearFile') }}
                data-autofocus
              />
              <SecretInput
                mt="sm"
                label={t('backup.passphraseOf')}
                value={passphrase}
                onChange={(event) => setPassphrase(event.currentTarget.value)}
                autoComplete="off"
              />
            </>
          ) : (
            <Contents backup={opened} />
          )}
          {problem !== null && (
            <p className={classes.problem} role="alert">
              {t(`backup.problem.${problem}`)}
            </p>
          )}
          <Group justify="flex-end" mt="lg" gap="sm">
            <Button variant="default" onClick={onClose}>
              {kit('cancel')}
            </Button>
            <Button type="submit" disabled={file === null || passphrase === ''} loading={isBusy}>
              {t(opened === null ? 'backup.open' : 'backup.bringBack')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  )
}

function Contents({ backup }: { backup: Backup }) {
  const t = useTexts('centre')
  const formats = useFormats()
  return (
    <>
      <p className={classes.note}>
        {t('backup.isOf', { time: formats.dateTime(backup.savedAt) })} {t('backup.safe')}
      </p>
      <ul className={classes.names}>
        {piecesOf(backup).map(({ id, label }) => (
          <li key={id}>
            <b>{label.candidate}</b> {label.achievement}
          </li>
        ))}
      </ul>
    </>
  )
}
