import { notebookSheet } from './notebook-sheet'
import { readNotebook } from './read-notebook'

/** The text of a notebook in which its annotations count; the JSON as it is where it is no notebook. */
export function notebookText(json: string): string {
  const notebook = readNotebook(json)
  return notebook ? notebookSheet(notebook, (name) => name).text : json
}
