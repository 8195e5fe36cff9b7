import { Button, Group, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { piecesOf } from '../../../shared/backup'
import { notify, SecretInput, saveCopy, useFormats, useReturnedFocus, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import classes from '../centre.module.css'
import { sealBackup } from './backup-files'

/** As for the keys of this machine: the file may be anywhere. */
const LEAST_LENGTH = 8

/** Seals all work that was not handed in into a file under a passphrase of its own. */
export function SaveBackupDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts('centre')
  const kit = useTexts('kit')
  const formats = useFormats()
  const { recovery } = useStore()
  useReturnedFocus()
  const backup = useStoreQuery(() => recovery.backup(), [])
  const onlyHere = useStoreQuery(async () => new Set(await recovery.onlyHere()), [])
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [isBusy, setBusy] = useState(false)
  const pieces = backup ? piecesOf(backup) : []
  const count = pieces.length
  const differs = again !== '' && again !== passphrase
  const canSave = count > 0 && passphrase.length >= LEAST_LENGTH && again === passphrase
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!canSave || isBusy || backup === undefined) return
    setBusy(true)
    try {
      const bytes = await sealBackup(passphrase, backup)
      const fileName = `assay-${backup.savedAt.slice(0, 10)}.assay-backup`
      if (!(await saveCopy({ fileName, mediaType: 'application/octet-stream', bytes }))) return
      notify({ message: t('backup.saved', { count }) })
      onClose()
    } catch (error) {
      notify({
        kind: 'failed',
        message: t('backup.saveFailed', { reason: error instanceof Error ? error.message : String(error) }),
      })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('backup.save')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form onSubmit={(event) => void save(event)}>
        <p className={classes.note}>{count === 0 ? t('backup.nothing') : t('backup.contents', { count })}</p>
        {count > 0 && (
          <ul className={classes.names}>
            {pieces.map(({ id, label }) => (
              <li key={id}>
                <b>{label.candidate}</b> {label.achievement}
                {onlyHere !== undefined && (
                  <span className={classes.where}>{t(onlyHere.has(id) ? 'backup.onlyHere' : 'backup.travels')}</span>
                )}
              </li>
            ))}
          </ul>
        )}
        {count > 0 && (
          <>
            <SecretInput
              label={t('backup.passphrase')}
              description={t('backup.passphraseHint', { count: LEAST_LENGTH })}
              value={passphrase}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
              autoComplete="new-password"
              data-autofocus
            />
            <SecretInput
              mt="sm"
              label={t('backup.again')}
              value={again}
              onChange={(event) => setAgain(event.currentTarget.value)}
              error={differs ? t('backup.differs') : undefined}
              autoComplete="new-password"
            />
          </>
        )}
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            {kit('cancel')}
          </Button>
          <Button type="submit" disabled={!canSave} loading={isBusy}>
            {t('backup.saveFile', { date: formats.day(backup?.savedAt ?? new Date().toISOString()) })}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
