import type { Trigger } from './trigger'
import type { Filled } from './variables'

/**
 * Puts a comment where the `/` stands and selects its first gap.
 * @returns the gaps that are left after that one, in their order
 */
export function insertComment(field: HTMLTextAreaElement, trigger: Trigger, { text, gaps }: Filled): string[] {
  field.setSelectionRange(trigger.start, trigger.end)
  // The one way of changing a field that leaves its own undo (Ctrl+Z) whole and is heard as typing.
  document.execCommand('insertText', false, text)
  const [first, ...others] = gaps
  if (first) field.setSelectionRange(trigger.start + first.start, trigger.start + first.end)
  return others.map(({ start, end }) => text.slice(start, end))
}

/** Selects the next gap after the caret. @returns whether it is still there */
export function selectGap(field: HTMLTextAreaElement, gap: string): boolean {
  const at = field.value.indexOf(gap, field.selectionEnd)
  if (at < 0) return false
  field.setSelectionRange(at, at + gap.length)
  return true
}
