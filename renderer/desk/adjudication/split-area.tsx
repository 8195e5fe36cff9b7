import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { type Annotation, findDifferences, type Side, SIDES, type Split } from '../../../shared/domain'
import { bindKeys, KeyHint, useFormats, useShortcuts, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import classes from './adjudication.module.css'
import { SplitDialog } from './split-dialog'
import { SPLIT_KEYS } from './split-keys'
import type { Settling } from './use-settling'

type Props = {
  record: DeskRecord
  settling: Settling
  readOnly: boolean
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
}

/** One line that says in what the two assessments differ, with their notes as layers to switch, and the way to both as a whole. */
export function SplitArea({ record, settling, readOnly, onAnnotation, onItem }: Props) {
  const t = useTexts('adjudication')
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { split } = record
  useShortcuts(bindKeys(SPLIT_KEYS, t, split ? { 'desk.split.both': () => setOpen(true) } : {}))
  if (record.allocation.task !== 'adjudicate') return null
  if (!split) return readOnly ? null : <p className={classes.line}>{t('notHere')}</p>
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <section className={classes.line} aria-label={t('title')}>
      <IconScale size={16} aria-hidden="true" />
      <Told record={record} split={split} />
      <div className={classes.ways}>
        <Layers settling={settling} />
        <Button
          ref={button}
          size="compact-sm"
          variant="default"
          aria-haspopup="dialog"
          rightSection={<KeyHint keys="shift+b" />}
          onClick={() => setOpen(true)}
        >
          {t('look')}
        </Button>
      </div>
      {isOpen && <SplitDialog {...{ record, split, settling, readOnly, onAnnotation, onItem }} onClose={close} />}
    </section>
  )
}

/** "A awards, B says not yet · two levels or more apart in C2 and C4". */
function Told({ record: { rubric }, split }: { record: DeskRecord; split: Split }) {
  const t = useTexts('adjudication')
  const formats = useFormats()
  const { outcome, criterionIds } = findDifferences(rubric, split.a, split.b)
  const codes = rubric.criteria.filter(({ id }) => criterionIds.includes(id)).map(({ code }) => code)
  return (
    <p>
      <strong>
        {outcome
          ? t('outcomes', { a: t(`outcome.${split.a.recommendation}`), b: t(`outcome.${split.b.recommendation}`) })
          : t('sameOutcome', { outcome: t(`outcome.${split.a.recommendation}`) })}
      </strong>
      {codes.length > 0 && <> · {t('farIn', { count: codes.length, codes: formats.list(codes) })}</>}
    </p>
  )
}

/** A switch for the notes of each who made some. */
function Layers({ settling }: { settling: Settling }) {
  const t = useTexts('adjudication')
  const { all } = settling.notes
  const noted = SIDES.filter((side) => all !== null && all[side].length > 0)
  if (noted.length === 0) return null
  return (
    <div className={classes.layers} role="group" aria-label={t('layers.label')}>
      {noted.map((side) => (
        <LayerSwitch key={side} side={side} count={all?.[side].length ?? 0} settling={settling} />
      ))}
    </div>
  )
}

function LayerSwitch({ side, count, settling: { notes } }: { side: Side; count: number; settling: Settling }) {
  const t = useTexts('adjudication')
  return (
    <Button
      size="compact-sm"
      variant={notes.isShown[side] ? 'light' : 'default'}
      color={notes.isShown[side] ? 'brass' : 'gray'}
      aria-pressed={notes.isShown[side]}
      onClick={() => notes.toggle(side)}
    >
      {t(`layers.${side}`, { count })}
    </Button>
  )
}
