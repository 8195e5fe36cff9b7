/**
 * Counts what a reader would count in a structured file: a notebook's cells, a survey's answers, a score report's items.
 * Null for every other file.
 */
export function countExtent(fileName, bytes) {
  if (fileName.endsWith('.ipynb')) return { unit: 'cells', count: JSON.parse(bytes).cells.length }
  if (!fileName.endsWith('.json')) return null
  const content = JSON.parse(bytes)
  if (content.format === 'assay-survey/1') return { unit: 'answers', count: content.answers.length }
  if (content.format === 'assay-score-report/1') {
    return { unit: 'items', count: content.sections.reduce((sum, section) => sum + section.items.length, 0) }
  }
  return null
}
