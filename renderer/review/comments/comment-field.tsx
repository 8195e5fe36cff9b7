import { Textarea, type TextareaProps } from '@mantine/core'
import { type Ref, useState } from 'react'
import { useMergedRef } from '@mantine/hooks'
import { useTexts } from '../../kit'
import classes from './comments.module.css'
import { useComments } from './comments-context'
import { OfferList } from './offer-list'
import { CRITERION_ATTRIBUTE } from './text-at-hand'
import { useOfferList } from './use-offer-list'

export type CommentFieldProps = Omit<TextareaProps, 'value' | 'defaultValue' | 'onChange'> & {
  value: string
  /** At every stroke, and when a comment was inserted. */
  onChange(text: string): void
  /** The criterion that the text is about: its comments come first, and it fills `{criterion}` and `{level}`. */
  criterionId: string | null
  /** The words of the evidence that the text is about, for `{quote}`. */
  quote?: string | null
  ref?: Ref<HTMLTextAreaElement>
}

/**
 * A text area in which `/` offers the assessor's comments: typing on searches, arrows choose, Enter inserts, Escape leaves the
 * slash as it is. Without a `CommentsProvider` above it is a plain text area.
 */
export function CommentField({ value, onChange, criterionId, quote = null, ref, ...rest }: CommentFieldProps) {
  const t = useTexts('comments')
  const hasComments = useComments() !== null && rest.readOnly !== true
  const [field, setField] = useState<HTMLTextAreaElement | null>(null)
  const merged = useMergedRef(setField, ref)
  const offered = useOfferList(field, { criterionId, quote })
  const { list } = offered
  const marked = list?.offers.length ? list.optionId(list.marked) : undefined
  const hint = hasComments ? t('field.hint') : ''
  return (
    <div className={classes.field}>
      <Textarea
        {...rest}
        {...{ [CRITERION_ATTRIBUTE]: criterionId ?? '' }}
        ref={merged}
        placeholder={[rest.placeholder, hint].filter(Boolean).join(' ')}
        value={value}
        // A text area stays a text box; these tell that a list belongs to it, and which entry is marked.
        aria-autocomplete={hasComments ? 'list' : undefined}
        aria-haspopup={hasComments ? 'listbox' : undefined}
        aria-controls={list?.id}
        aria-activedescendant={marked}
        // Escape closes the list, not the dialog around the field.
        data-mantine-stop-propagation={list ? 'true' : undefined}
        onChange={(event) => {
          onChange(event.currentTarget.value)
          offered.look(event.nativeEvent as InputEvent)
        }}
        onSelect={(event) => {
          offered.look({})
          rest.onSelect?.(event)
        }}
        onKeyDown={(event) => {
          if (offered.press(event)) {
            event.preventDefault()
            event.stopPropagation()
          } else rest.onKeyDown?.(event)
        }}
        onBlur={(event) => {
          offered.leave()
          rest.onBlur?.(event)
        }}
      />
      {list && field && (
        <OfferList
          {...list}
          field={field}
          criterionId={criterionId}
          onMark={offered.mark}
          onInsert={offered.insert}
          onClose={offered.leave}
        />
      )}
    </div>
  )
}
