import { IconPlayerPlay } from '@tabler/icons-react'
import { useTexts } from '../../../../kit'
import type { PlacedMark } from '../code/place-marks'
import { HtmlOutput } from './html-output'
import { MarkdownBlock } from './markdown-block'
import classes from './notebook.module.css'
import type { Block } from './notebook-sheet'

type BlockViewProps = {
  block: Block
  /** Where its words begin in the notebook's text. */
  start: number
  marks: readonly PlacedMark[]
  activeId: string | null
  language: string | null
  onOpenLink(url: string): void
}

/** What stands in a notebook beside lines of text: where a cell begins, Markdown, a picture, a table, something that would have to run. */
export function BlockView({ block, start, marks, activeId, language, onOpenLink }: BlockViewProps) {
  const t = useTexts('project')
  if (block.kind === 'head') {
    const { kind, count } = block.cell
    return (
      <div className={classes.head} data-beside-words>
        {kind === 'code' && (
          <span className={classes.count}>{count === null ? t('notebook.notRun') : t('notebook.run', { count })}</span>
        )}
        <span>{kind === 'code' ? (language ?? t('notebook.code')) : t(`notebook.${kind}`)}</span>
        <span className={classes.place}>{t('notebook.cell', { place: block.place })}</span>
      </div>
    )
  }
  if (block.kind === 'markdown') {
    return <MarkdownBlock content={block.content} start={start} marks={marks} activeId={activeId} onOpenLink={onOpenLink} />
  }
  const { output } = block
  switch (output.kind) {
    case 'image':
      return <Picture address={`data:${output.mediaType};base64,${output.base64}`} alternative={output.alternative} />
    case 'drawing':
      // As a picture, a drawing runs no scripts and loads nothing.
      return <Picture address={`data:image/svg+xml,${encodeURIComponent(output.svg)}`} alternative={output.alternative} />
    case 'html':
      return <HtmlOutput html={output.html} />
    case 'active':
      return (
        <div className={classes.active} data-beside-words>
          <p>
            <IconPlayerPlay size={15} aria-hidden /> {t('notebook.notShown', { type: output.mediaType })}
          </p>
          {output.alternative !== '' && <pre>{output.alternative}</pre>}
        </div>
      )
  }
}

function Picture({ address, alternative }: { address: string; alternative: string }) {
  const t = useTexts('project')
  return (
    <div className={classes.picture}>
      <img src={address} alt={alternative || t('notebook.picture')} />
    </div>
  )
}
