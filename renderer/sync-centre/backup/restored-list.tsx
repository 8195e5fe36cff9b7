import { Button, Group } from '@mantine/core'
import { useTexts } from '../../kit'
import type { RestoredWork } from '../../store'
import classes from '../centre.module.css'

/** What became of each piece of a backup, and what of it differs from what is here. */
export function RestoredList({ work, onClose }: { work: readonly RestoredWork[]; onClose: () => void }) {
  const t = useTexts('centre')
  const kit = useTexts('kit')
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
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose} data-autofocus>
          {kit('close')}
        </Button>
      </Group>
    </>
  )
}
