import { type CSSProperties, memo, type ReactNode } from 'react'
import { criterionColors } from '../../../../kit'
import type { TextRange } from './find-in-text'
import { type LineTokens, paintLine } from './paint-line'
import type { PlacedMark } from './place-marks'
import type { SheetRow as Row } from './sheet'
import classes from './sheet.module.css'
import { TOKEN_KINDS } from './token-kinds'

type RowLook = {
  /** Marks of words and of lines that touch the row. */
  marks: readonly PlacedMark[]
  found: readonly TextRange[]
  currentFound: TextRange | null
  tokens: LineTokens | null
  activeId: string | null
}

type SheetRowProps = RowLook & {
  index: number
  row: Row
  text: string
  /** Drawn instead of the text, for a block. */
  children?: ReactNode
}

/** One row: its number, the sign of the criteria that lines here are tied to, and its words. */
export function SheetRow({ index, row, text, children, ...look }: SheetRowProps) {
  const lines = look.marks.filter(({ shape }) => shape === 'lines')
  const first = look.marks.find(({ firstRow, code }) => firstRow === index && code !== null)
  const top = lines.at(-1)
  return (
    <>
      <span
        className={classes.gutter}
        data-gutter
        data-beside-words
        {...(row.number === null ? { 'aria-hidden': true } : { role: 'rowheader' })}
      >
        <span className={classes.codes} aria-hidden="true">
          {first && (
            <span className={classes.code} style={hueOf(first)}>
              {first.code}
            </span>
          )}
        </span>
        <span className={classes.number}>{row.number}</span>
        <span className={classes.bars} aria-hidden="true">
          {lines.map((mark) => (
            <i
              key={mark.annotationId}
              style={hueOf(mark)}
              data-active={mark.annotationId === look.activeId || undefined}
              data-earlier={mark.shown.isEarlier || undefined}
            />
          ))}
        </span>
      </span>
      <span
        className={children === undefined ? classes.words : classes.block}
        role="gridcell"
        style={top && hueOf(top)}
        data-lines={top ? '' : undefined}
        data-uncertain={top?.isUncertain || undefined}
        data-active={lines.some(({ annotationId }) => annotationId === look.activeId) || undefined}
        {...(children === undefined ? { 'data-start': row.start } : {})}
      >
        {children ?? <Words start={row.start} text={text} {...look} />}
      </span>
    </>
  )
}

type WordsProps = RowLook & { text: string; start: number }

/** Drawn again only where something of this row changed: scrolling must not cut every row into segments anew. */
const Words = memo(function Words({ start: rowStart, text, marks, found, currentFound, tokens, activeId }: WordsProps) {
  const words = marks.filter(({ shape }) => shape !== 'lines')
  const inRow = ({ start, end }: TextRange) => ({ start: start - rowStart, end: end - rowStart })
  const segments = paintLine(text, tokens, [...words, ...found].map(inRow))
  return segments.map((segment, at) => {
    const mark = words[segment.decorations.findLast((index) => index < words.length) ?? -1]
    const match = found[(segment.decorations.find((index) => index >= words.length) ?? -1) - words.length]
    const kind = TOKEN_KINDS[segment.kind]
    if (!mark && !match && kind === 'plain') return segment.text
    return (
      <span
        key={at}
        data-token={kind}
        data-annotation-id={mark?.annotationId}
        data-mark={mark?.shape}
        data-earlier={mark?.shown.isEarlier || undefined}
        data-uncertain={mark?.isUncertain || undefined}
        data-active={(mark && mark.annotationId === activeId) || undefined}
        data-found={match ? (match === currentFound ? 'current' : '') : undefined}
        style={mark && hueOf(mark)}
      >
        {segment.text}
      </span>
    )
  })
})

/** The colours of a mark's criterion, as variables that the styles use; a sheet follows the scheme, unlike a page. */
function hueOf({ criterionIndex }: PlacedMark): CSSProperties {
  const { text, soft } =
    criterionIndex === null
      ? { text: 'var(--assay-ink-secondary)', soft: 'var(--assay-sunken)' }
      : criterionColors(criterionIndex)
  return { '--mark-hue': text, '--mark-soft': soft } as CSSProperties
}
