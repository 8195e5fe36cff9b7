import type { TextEdit } from '../../../../shared/domain'

/**
 * Edits a text field as if it had been typed: the browser keeps it among the steps that Ctrl+Z goes back in the field, which setting the
 * value would throw away. (`execCommand` is the only way to that; nothing has replaced it.)
 */
export function editField(field: HTMLTextAreaElement, edit: TextEdit & { selectionStart?: number; selectionEnd?: number }): void {
  const from = document.activeElement
  // What isn't laid out can't have the focus; nothing is painted before it is hidden again.
  const hiding = field.closest('[data-hidden]')
  hiding?.removeAttribute('data-hidden')
  field.focus({ preventScroll: true })
  field.setSelectionRange(edit.start, edit.end)
  const isDone = document.execCommand(edit.text === '' ? 'delete' : 'insertText', false, edit.text)
  if (!isDone) {
    field.setRangeText(edit.text, edit.start, edit.end, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  if (edit.selectionStart !== undefined) field.setSelectionRange(edit.selectionStart, edit.selectionEnd ?? edit.selectionStart)
  if (from instanceof HTMLElement && from !== field) from.focus({ preventScroll: true })
  hiding?.setAttribute('data-hidden', 'true')
}
