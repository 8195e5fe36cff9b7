import { IconBold, IconList, IconListNumbers, IconQuote } from '@tabler/icons-react'
import type { KeyboardEvent, RefObject } from 'react'
import { countWords } from '../../../../shared/domain'
import { IconButton, useTexts } from '../../../kit'
import { CommentField } from '../../../review'
import classes from './feedback.module.css'
import { editField } from './field-edit'
import { continueLine, formatSelection, type MarkdownFormat } from './markdown-keys'

/** Characters that the hub takes. */
export const MOST_CHARACTERS = 20_000
/** From here on it is said how much room is left. */
const NEARLY_FULL = 18_000

const FORMATS = [
  { format: 'bold', Icon: IconBold, keys: 'mod+b' },
  { format: 'list', Icon: IconList, keys: 'mod+shift+8' },
  { format: 'numbered', Icon: IconListNumbers, keys: 'mod+shift+7' },
  { format: 'quote', Icon: IconQuote, keys: 'mod+shift+9' },
] as const

/** By the key's place, because what Shift makes of a digit differs from layout to layout. */
const LINE_KEYS: Record<string, MarkdownFormat> = { Digit7: 'numbered', Digit8: 'list', Digit9: 'quote' }

type Props = {
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  /** At every stroke: whoever holds the text saves it as it is typed. */
  onChange(text: string): void
  onLeave(): void
}

/** Where the feedback is written: Markdown, with keys for what one writes often. */
export function FeedbackField({ field, text, onChange, onLeave }: Props) {
  const t = useTexts('feedback')
  const apply = (format: MarkdownFormat) => {
    const { current } = field
    if (!current) return
    current.focus()
    const { value, selectionStart: start, selectionEnd: end } = current
    editField(current, formatSelection({ text: value, start, end }, format))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const { value, selectionStart: start, selectionEnd: end } = event.currentTarget
    const isMod = (event.ctrlKey || event.metaKey) && !event.altKey
    const format = isMod && !event.shiftKey && event.key.toLowerCase() === 'b' ? 'bold' : LINE_KEYS[event.code]
    if (isMod && format && (format === 'bold' || event.shiftKey)) {
      // On the rest of the desk Ctrl+B hides the evidence list.
      event.preventDefault()
      event.stopPropagation()
      apply(format)
      return
    }
    if (event.key !== 'Enter' || isMod || event.shiftKey || event.altKey) return
    const next = continueLine({ text: value, start, end })
    if (!next) return
    event.preventDefault()
    editField(event.currentTarget, next)
  }
  const words = countWords(text)
  return (
    <div className={classes.write}>
      <div className={classes.formats} role="toolbar" aria-label={t('format.title')}>
        {FORMATS.map(({ format, Icon, keys }) => (
          <IconButton
            key={format}
            size="sm"
            label={t(`format.${format}`)}
            keys={keys}
            icon={<Icon size={16} />}
            // The words stay selected while the button is pressed.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => apply(format)}
          />
        ))}
        <span className={classes.length}>
          {text.length > NEARLY_FULL
            ? t('composer.left', { count: Math.max(0, MOST_CHARACTERS - text.length) })
            : words > 0 && t('composer.words', { count: words })}
        </span>
      </div>
      <CommentField
        ref={field}
        criterionId={null}
        aria-label={t('composer.title')}
        placeholder={t('composer.placeholder')}
        maxLength={MOST_CHARACTERS}
        value={text}
        onChange={onChange}
        onBlur={onLeave}
        onKeyDown={onKeyDown}
        className={classes.fieldBox ?? ''}
        classNames={{ wrapper: classes.fieldWrapper ?? '', input: classes.field ?? '' }}
      />
    </div>
  )
}
