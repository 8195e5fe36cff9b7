import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { announce, useTexts } from '../../kit'
import { type CommentSubject, useComments } from './comments-context'
import { insertComment, selectGap } from './insert-comment'
import { type Offer, type RankedOffer, rankOffers } from './rank'
import { findTrigger, type Trigger } from './trigger'

/** As many as are seen at a glance, without scrolling: for others, typing on is quicker. */
const MOST_SHOWN = 7

/**
 * The list of comments that opens at a `/` in a field: what it offers, which one is marked, and what keys do to it.
 * @returns `list` null while it is closed
 */
export function useOfferList(field: HTMLTextAreaElement | null, subject: CommentSubject) {
  const t = useTexts('comments')
  const id = useId()
  const comments = useComments()
  const [trigger, setTrigger] = useState<Trigger | null>(null)
  const [marked, setMarked] = useState(0)
  /** Where a `/` was closed with Escape: it stays a slash. */
  const closedAt = useRef<number | null>(null)
  const gaps = useRef<string[]>([])

  const offers: RankedOffer[] =
    comments && trigger
      ? rankOffers(comments.offers, {
          typed: trigger.typed,
          criterionId: subject.criterionId,
          uses: comments.uses,
          now: new Date(),
        }).slice(0, MOST_SHOWN)
      : []
  const isOpen = comments !== null && trigger !== null && (offers.length > 0 || trigger.typed === '')
  const count = offers.length
  useEffect(() => {
    if (isOpen) announce(t('list.count', { count }))
  }, [isOpen, count, t])

  /** Looks where the caret is now; called whenever the text or the selection changed. */
  const look = (event: { isComposing?: boolean }) => {
    if (!field || comments === null || field.readOnly) return
    // Half a character of an input method says nothing yet.
    if (event.isComposing) return
    const isSelecting = field.selectionStart !== field.selectionEnd
    const found = isSelecting ? null : findTrigger(field.value, field.selectionStart)
    if (found?.start !== closedAt.current) closedAt.current = null
    const next = found !== null && closedAt.current === found.start ? null : found
    if (next?.start === trigger?.start && next?.typed === trigger?.typed) return
    setTrigger(next)
    setMarked(0)
  }
  const insert = (offer: Offer) => {
    if (!field || !comments || !trigger) return
    setTrigger(null)
    field.focus()
    gaps.current = insertComment(field, trigger, comments.fill(offer.text, subject))
    comments.noteUse(offer.id, subject.criterionId)
  }
  /** @returns whether the key was meant for the list */
  const press = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
    const gap = gaps.current[0]
    if (event.key === 'Tab' && !event.shiftKey && !isOpen && field && gap !== undefined) {
      gaps.current = gaps.current.slice(1)
      return selectGap(field, gap)
    }
    if (!isOpen) return false
    if (event.key === 'Escape') {
      closedAt.current = trigger.start
      setTrigger(null)
      return true
    }
    const offer = offers[marked]?.offer
    if (offer === undefined) return false
    if (event.key === 'Enter' && !event.shiftKey) {
      insert(offer)
      return true
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || event.shiftKey) return false
    setMarked((marked + step + count) % count)
    return true
  }
  return {
    list: isOpen ? { id: `${id}-list`, start: trigger.start, offers, marked, optionId: (at: number) => `${id}-${at}` } : null,
    look,
    press,
    insert,
    mark: setMarked,
    leave() {
      setTrigger(null)
      gaps.current = []
    },
  }
}
