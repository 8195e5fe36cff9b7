import { IconCloud, IconHistory, IconNotes } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import type { EvidenceItem } from '../../../shared/domain'
import { type Texts, type Tone, useFormats, useTexts } from '../../kit'
import type { ItemChange } from '../../review'
import { clockTime } from '../../review/rubric'
import type { Entry } from './entries'
import classes from './evidence.module.css'
import { itemLook } from './item-look'

type RowProps = {
  entry: Entry
  isSelected: boolean
  isOpened: boolean
  /** False where its bytes are missing on this machine, and that is worth a line of its own. */
  isHere: boolean
  notes: number
  /** What became of it since the revision that was decided about; left out where nothing is known of that. */
  change?: ItemChange | undefined
  onSelect(): void
}

/** One thing to read: what it is, how much of it, and whether it was read. */
export function EvidenceRow({ entry, isSelected, isOpened, isHere, notes, change, onSelect }: RowProps) {
  const t = useTexts('desk')
  const formats = useFormats()
  const { title, tone, icon } = lookOf(entry, t, formats.day)
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        aria-current={isSelected || undefined}
        data-entry={entry.id}
        data-unread={!isOpened || undefined}
        onClick={onSelect}
      >
        <span className={classes.tile} style={toneStyle(tone)} aria-hidden="true">
          {icon}
        </span>
        <span className={classes.words}>
          <span className={classes.title}>{title}</span>
          <Meta entry={entry} isOpened={isOpened} notes={notes} change={change} />
          {isSelected && entry.kind === 'item' && entry.item.note !== '' && (
            <span className={classes.note} title={entry.item.note}>
              {entry.item.note}
            </span>
          )}
          {!isHere && (
            <span className={classes.line}>
              <IconCloud size={13} aria-hidden="true" />
              {t('evidence.notHere')}
            </span>
          )}
        </span>
      </button>
    </li>
  )
}

const CHANGE_TONES = { new: 'green', changed: 'brass' } as const

/** Says that an item is new or another than in the revision before, as the first word about it; what stayed needs none. */
function ChangeWord({ change = 'same' }: { change?: ItemChange | undefined }) {
  const t = useTexts('earlier')
  if (change === 'same') return null
  return (
    <>
      <span className={classes.change} style={toneStyle(CHANGE_TONES[change])}>
        {t(`items.${change}`)}
      </span>
      {' · '}
    </>
  )
}

function lookOf(
  entry: Entry,
  t: Texts<'desk'>,
  day: (instant: string) => string,
): { title: string; tone: Tone; icon: ReactNode } {
  if (entry.kind === 'narrative')
    return { title: t('evidence.narrative'), tone: 'neutral', icon: <IconNotes size={17} stroke={1.7} /> }
  if (entry.kind === 'earlier') {
    const { outcome, decidedOn } = entry.decision
    const title = t('earlier.title', { outcome: t(`earlier.outcome.${outcome}`), date: day(`${decidedOn}T12:00:00`) })
    return { title, tone: 'neutral', icon: <IconHistory size={17} stroke={1.7} /> }
  }
  const { Icon, tone } = itemLook(entry.item)
  return { title: entry.item.vouch?.relationship ?? entry.item.title, tone, icon: <Icon size={17} stroke={1.7} /> }
}

function Meta({ entry, isOpened, notes, change }: Pick<RowProps, 'entry' | 'isOpened' | 'notes' | 'change'>) {
  const t = useTexts('desk')
  const formats = useFormats()
  if (entry.kind === 'narrative') return <span className={classes.meta}>{t('evidence.narrativeMeta')}</span>
  if (entry.kind === 'earlier') {
    const { points } = entry.decision
    const addressed = points.filter((point) => point.addressed).length
    const words = points.length > 0 ? t('earlier.addressed', { addressed, count: points.length }) : t('earlier.noPoints')
    return <span className={classes.meta}>{words}</span>
  }
  const { item } = entry
  const type = t(itemLook(item).type)
  const parts = [extentWords(item, t) ?? formats.bytes(item.sizeBytes)]
  // A title that says the type already, such as "Self-evaluation", needs no second time.
  if (type.toLowerCase() !== item.title.toLowerCase()) parts.unshift(type)
  if (item.vouch) parts.splice(0, parts.length, t(`vouch.${item.vouch.signature}`))
  if (notes > 0) parts.push(t('evidence.notes', { count: notes }))
  else if (!isOpened) parts.push(t('evidence.unread'))
  return (
    <>
      <span className={classes.meta} style={toneStyle(item.vouch ? SIGNATURE_TONES[item.vouch.signature] : 'neutral')}>
        <ChangeWord change={change} />
        {parts.join(' · ')}
      </span>
      {item.vouch && <VouchWarnings vouch={item.vouch} />}
    </>
  )
}

const SIGNATURE_TONES = { verified: 'green', unsigned: 'neutral', invalid: 'red' } as const

/** What must be known about a vouch before it is read; each warning has its own line. */
function VouchWarnings({ vouch }: { vouch: NonNullable<EvidenceItem['vouch']> }) {
  const t = useTexts('desk')
  return (
    <>
      {vouch.reciprocal && (
        <span className={classes.line} style={toneStyle('brass')}>
          {t('vouch.reciprocal')}
        </span>
      )}
      {vouch.conflict !== null && (
        <span className={classes.line} style={toneStyle('red')} title={vouch.conflict}>
          {t('vouch.conflict')}
        </span>
      )}
    </>
  )
}

function extentWords(item: EvidenceItem, t: Texts<'desk'>): string | null {
  if (item.extent === null) return null
  const { unit, count } = item.extent
  return unit === 'seconds' ? clockTime(count) : t(`extent.${unit}`, { count })
}

/** Colours by meaning, for rows and tiles. */
function toneStyle(tone: Tone): CSSProperties {
  if (tone === 'neutral') return {}
  return { '--tone-text': `var(--assay-${tone}-text)`, '--tone-soft': `var(--assay-${tone}-soft)` } as CSSProperties
}
