import { Button, Group } from '@mantine/core'
import type { BackedUpPlan, BackedUpWork } from '../../../shared/backup'
import { notify, saveCopy, useTexts } from '../../kit'
import type { RestoredWork } from '../../store'
import classes from '../centre.module.css'

/** What became of each piece of a backup, what of it differs from what is here, and a way to keep what found no place. */
export function RestoredList({ work, onClose }: { work: readonly RestoredWork[]; onClose: () => void }) {
  const t = useTexts('centre')
  const kit = useTexts('kit')
  const unplaced = work.flatMap((one) => one.unplaced ?? [])
  return (
    <>
      <ul className={classes.names} role="status">
        {work.map(({ allocationId, label, outcome, clashes }) => (
          <li key={allocationId}>
            <b>{label.candidate}</b> {t(`backup.outcome.${outcome}`)}
            {clashes.map(({ at, mine }) => (
              <p key={JSON.stringify(at)} className={classes.clash}>
                {t(
                  at.of === 'score'
                    ? `backup.clash.${at.field}`
                    : at.of === 'assessment'
                      ? `backup.clash.${at.field}`
                      : 'backup.clash.annotation',
                )}
                {typeof mine === 'string' && <q>{mine}</q>}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {unplaced.length > 0 && <p className={classes.note}>{t('backup.unplaced.hint')}</p>}
      <Group justify="flex-end" mt="lg">
        {unplaced.length > 0 && <SaveUnplaced work={unplaced} />}
        <Button onClick={onClose} data-autofocus>
          {kit('close')}
        </Button>
      </Group>
    </>
  )
}

/** What can't come back into Assay is readable without it. */
function SaveUnplaced({ work }: { work: readonly (BackedUpWork | BackedUpPlan)[] }) {
  const t = useTexts('centre')
  const save = async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(work, null, 2))
    const fileName = `assay-work-${new Date().toISOString().slice(0, 10)}.json`
    if (await saveCopy({ fileName, mediaType: 'application/json', bytes })) notify({ message: t('backup.unplaced.saved') })
  }
  const failed = (error: unknown) =>
    notify({
      kind: 'failed',
      message: t('backup.saveFailed', { reason: error instanceof Error ? error.message : String(error) }),
    })
  return (
    <Button variant="default" onClick={() => void save().catch(failed)}>
      {t('backup.unplaced.save', { count: work.length })}
    </Button>
  )
}
