/** Marks a field whose text can be kept as a comment, with the criterion that it is about. */
export const CRITERION_ATTRIBUTE = 'data-comment-criterion'

/**
 * The text that somebody means by "keep this": what is selected in the field that has the focus, else all of that field, else
 * what is selected on the page; empty where there is nothing.
 */
export function textAtHand(): { text: string; criterionId: string | null } {
  const field = document.activeElement
  if (field instanceof HTMLTextAreaElement && field.hasAttribute(CRITERION_ATTRIBUTE)) {
    const selected = field.value.slice(field.selectionStart, field.selectionEnd)
    return { text: selected.trim() === '' ? field.value : selected, criterionId: field.getAttribute(CRITERION_ATTRIBUTE) || null }
  }
  return { text: document.getSelection()?.toString() ?? '', criterionId: null }
}
