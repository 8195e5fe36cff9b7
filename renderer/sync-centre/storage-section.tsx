import { Select } from '@mantine/core'
import { ProgressLine, useFormats, useStorageEstimate, useTexts } from '../kit'
import { useStore, useStoreQuery } from '../store'
import classes from './centre.module.css'
import { Part } from './part'

const GB = 1_000_000_000
/** Budgets to choose from, in bytes; 0 stands for none. */
const BUDGETS = [0, 0.5 * GB, 1 * GB, 2 * GB, 5 * GB, 10 * GB, 20 * GB]

/** How much evidence is here, and how much may be. */
export function StorageSection() {
  const t = useTexts('centre')
  const formats = useFormats()
  const { sync } = useStore()
  const estimate = useStorageEstimate()
  const room = useStoreQuery(() => sync.room(estimate ?? {}), [estimate])
  if (room === undefined) return null
  const { evidence, most, budget } = room
  return (
    <Part title={t('storage.title')}>
      <p className={classes.line}>
        <span>{t('storage.evidence')}</span>
        <span>
          {most === null
            ? formats.bytes(evidence)
            : t('storage.of', { done: formats.bytes(evidence), total: formats.bytes(most) })}
        </span>
      </p>
      {most !== null && <ProgressLine share={most === 0 ? 1 : evidence / most} label={t('storage.title')} tone="neutral" />}
      <Select
        mt="sm"
        size="xs"
        label={t('storage.budget')}
        value={String(budget ?? 0)}
        allowDeselect={false}
        data={BUDGETS.map((bytes) => ({
          value: String(bytes),
          label: bytes === 0 ? t('storage.noBudget') : formats.bytes(bytes),
        }))}
        onChange={(value) => void sync.setBudget(Number(value) || null)}
      />
      <p className={classes.note}>{t('storage.hint')}</p>
    </Part>
  )
}
