import { IconFileDiff, IconFileMinus, IconFilePlus } from '@tabler/icons-react'
import type { EarlierEvidence, EvidenceItem } from '../../../shared/domain'
import { Chip, useTexts } from '../../kit'
import classes from './earlier.module.css'
import { itemChanges, removedItems } from './revision-changes'

type HandedInProps = {
  items: readonly EvidenceItem[]
  /** What was handed in before. */
  decision: { evidence: EarlierEvidence[] }
  onItem(evidenceId: string): void
}

/** What is new, changed and no longer there among the evidence; nothing where it isn't known what there was. */
export function HandedIn({ items, decision, onItem }: HandedInProps) {
  const t = useTexts('earlier')
  if (decision.evidence.length === 0) return null
  const changes = itemChanges(items, decision)
  const removed = removedItems(items, decision)
  const same = items.filter(({ id }) => changes.get(id) === 'same').length
  return (
    <section aria-label={t('items.title')}>
      <h3>{t('items.title')}</h3>
      <ul className={classes.items}>
        {items.map((item) => {
          const change = changes.get(item.id)
          if (change === undefined || change === 'same') return null
          const isNew = change === 'new'
          return (
            <li key={item.id}>
              <Chip
                tone={isNew ? 'green' : 'brass'}
                icon={isNew ? <IconFilePlus size={12} aria-hidden /> : <IconFileDiff size={12} aria-hidden />}
              >
                {t(`items.${change}`)}
              </Chip>
              <button type="button" className={classes.link} onClick={() => onItem(item.id)}>
                {item.vouch?.relationship ?? item.title}
              </button>
            </li>
          )
        })}
        {removed.map(({ id, title }) => (
          <li key={id}>
            <Chip tone="red" icon={<IconFileMinus size={12} aria-hidden />}>
              {t('items.removed')}
            </Chip>
            <span className={classes.gone}>{title}</span>
          </li>
        ))}
      </ul>
      {same > 0 && <p className={classes.faint}>{t('items.same', { count: same })}</p>}
    </section>
  )
}
