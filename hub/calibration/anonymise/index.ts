/** Taking out of a piece of work what tells whose it is. */
export { isStrippable, MOST_STRIPPED_BYTES, stripFile } from './file'
export { renameAll, type Renaming, renaming, type Unnamed } from './names'
