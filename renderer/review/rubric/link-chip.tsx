import {
  IconClock,
  IconCode,
  IconFile,
  IconHighlight,
  IconMapPin,
  IconMessage2,
  IconSquareDashed,
  IconX,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { AnnotationShape, EvidenceItem } from '../../../shared/domain'
import { useTexts } from '../../kit'
import classes from './evidence-links.module.css'
import type { Link } from './links'
import { findPlace, itemName } from './place'
import { placeWords } from './place-words'

const SHAPE_ICONS: Record<AnnotationShape, ReactNode> = {
  highlight: <IconHighlight size={13} />,
  underline: <IconHighlight size={13} />,
  comment: <IconMessage2 size={13} />,
  area: <IconSquareDashed size={13} />,
  pin: <IconMapPin size={13} />,
  'time-range': <IconClock size={13} />,
  'line-range': <IconCode size={13} />,
  'whole-item': <IconFile size={13} />,
}

type Props = {
  link: Link
  /** All items, for the title of the one that a passage is in. */
  evidence: readonly EvidenceItem[]
  /** It is the one that was gone to last. */
  isVisited: boolean
  onGo(): void
  /** Null where it can't be taken away here. */
  onUnlink: (() => void) | null
}

/** One passage or item that a level points at: where it is, in a few words, and the way there. */
export function LinkChip({ link, evidence, isVisited, onGo, onUnlink }: Props) {
  const t = useTexts('rubric')
  const { icon, words, hint } =
    link.kind === 'passage'
      ? {
          icon: SHAPE_ICONS[link.annotation.shape],
          words: placeWords(t, link.annotation, evidence),
          hint: link.annotation.comment || findPlace(link.annotation).quote || undefined,
        }
      : { icon: SHAPE_ICONS['whole-item'], words: t('wholeItem', { title: itemName(link.item, evidence) }), hint: undefined }
  return (
    <span className={classes.chip} data-visited={isVisited || undefined}>
      <button
        type="button"
        data-link
        aria-current={isVisited || undefined}
        title={hint ?? words}
        className={classes.go}
        onClick={onGo}
      >
        {icon}
        <span className={classes.words} dir="auto">
          {words}
        </span>
      </button>
      {onUnlink && link.kind === 'item' && (
        <button
          type="button"
          className={classes.unlink}
          aria-label={t('unlink', { title: itemName(link.item, evidence) })}
          onClick={onUnlink}
        >
          <IconX size={12} />
        </button>
      )}
    </span>
  )
}
