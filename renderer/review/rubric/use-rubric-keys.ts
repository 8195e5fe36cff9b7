import type { Annotation, Criterion, EvidenceItem, Score } from '../../../shared/domain'
import { announce, bindKeys, useShortcuts, useTexts } from '../../kit'
import { listLinks, neighbourLink, toggleItem } from './links'
import { itemName } from './place'
import { placeWords } from './place-words'
import { RUBRIC_KEYS } from './rubric-keys'
import type { RubricActions } from './rubric-panel'

type Open = {
  /** The criterion that is being scored; null where none is open. */
  criterion: Criterion | null
  score: Score | null
  annotations: readonly Annotation[]
  evidence: readonly EvidenceItem[]
  shownItemId: string | null
  visitedId: string | null
  readOnly: boolean
  actions: RubricActions & { onCompare(): void }
}

/** The keys of the criterion that is being scored. What they do is said, since it may be out of sight. */
export function useRubricKeys(open: Open): void {
  const { criterion, score, annotations, evidence, shownItemId, visitedId, readOnly, actions } = open
  const t = useTexts('rubric')
  const step = (direction: 1 | -1) => {
    if (!criterion || !score) return
    const link = neighbourLink(listLinks(score, annotations, evidence), visitedId, direction)
    if (!link) return announce(t('key.noLinks', { code: criterion.code }))
    if (link.kind === 'passage') {
      actions.onAnnotation(link.annotation)
      announce(placeWords(t, link.annotation, evidence))
    } else {
      actions.onItem(link.item.id)
      announce(t('wholeItem', { title: itemName(link.item, evidence) }))
    }
  }
  const linkShown = () => {
    const item = evidence.find(({ id }) => id === shownItemId)
    if (!criterion || !score || !item) return announce(t('key.nothingToLink'))
    const change = toggleItem(score, item.id)
    actions.onScore(criterion.id, change)
    const isLinked = change.wholeItemIds.includes(item.id)
    announce(t(isLinked ? 'key.linked' : 'key.unlinked', { title: itemName(item, evidence), code: criterion.code }))
  }
  const stateNone = () => {
    if (!criterion || !score) return
    if (annotations.length + score.wholeItemIds.length > 0) return announce(t('key.hasLinks', { code: criterion.code }))
    actions.onScore(criterion.id, { noEvidenceFound: !score.noEvidenceFound })
    announce(t(score.noEvidenceFound ? 'key.noneTakenBack' : 'key.noneStated', { code: criterion.code }))
  }
  const isEditable = criterion !== null && !readOnly
  const shortcuts = bindKeys(RUBRIC_KEYS, t, {
    'rubric.compare': criterion ? actions.onCompare : undefined,
    'rubric.link.next': criterion ? () => step(1) : undefined,
    'rubric.link.previous': criterion ? () => step(-1) : undefined,
    'rubric.item': isEditable ? linkShown : undefined,
    'rubric.noEvidence': isEditable ? stateNone : undefined,
  })
  useShortcuts(shortcuts)
}
