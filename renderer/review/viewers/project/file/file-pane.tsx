import { Button } from '@mantine/core'
import { IconDownload, IconFileOff, IconFileUnknown } from '@tabler/icons-react'
import { type ComponentType, useMemo } from 'react'
import { EmptyState, LoadingState, notify, saveCopy, useTexts } from '../../../../kit'
import { decodeText } from '../../../evidence-text/decode-text'
import type { AnnotationTarget, SourceViewerProps } from '../../viewer'
import type { EntryBytes } from '../archive/archive'
import { CodeView } from '../code/code-view'
import type { HighlightService } from '../code/highlighting'
import { NotebookView } from '../notebook/notebook-view'
import { type FileKind, looksBinary } from './file-kind'
import { partOf } from './part-of'
import { TroubleState } from './trouble-state'
import { useFile } from './use-file'

/** More text than this isn't laid out; it is said, and a copy can be saved. */
const MOST_TEXT_BYTES = 24 * 1024 * 1024

export type FilePaneProps = SourceViewerProps & {
  /** Its path in the archive; the file's name where it was submitted alone. */
  path: string
  /** `path` where it lies in an archive; undefined for a single file. */
  part: string | undefined
  kind: FileKind
  read(path: string): Promise<EntryBytes>
  service: HighlightService
  jump: { query: string; start: number } | null
  scrollTop: number
  /** Shows a file in the viewer of its own kind. */
  PartViewer: ComponentType<SourceViewerProps>
}

/** One file of a project, in the way of its kind; or why it can't be shown. */
export function FilePane(props: FilePaneProps) {
  const { path, part, kind, read, PartViewer } = props
  const t = useTexts('project')
  const file = useFile(path, read)
  if (file.state === 'reading') return <LoadingState rows={8} />
  if (!file.answer.ok) return <TroubleState {...props} reason={file.answer.reason} onSaveAll={props.onSaveCopy} />
  const { bytes } = file.answer
  const name = path.slice(path.lastIndexOf('/') + 1)
  const save = () => {
    saveCopy({ fileName: name, mediaType: 'application/octet-stream', bytes }).catch(() =>
      notify({ kind: 'failed', message: t('file.notSaved') }),
    )
  }
  if (bytes.length === 0) {
    return <EmptyState icon={<IconFileOff />} title={t('file.empty.title')} hint={t('file.empty.hint')} />
  }
  if (kind.shown === 'part') {
    return <Part {...props} bytes={bytes} name={name} mediaType={kind.mediaType} onSaveCopy={save} PartViewer={PartViewer} />
  }
  if (kind.shown === 'archive' || looksBinary(bytes)) {
    return (
      <EmptyState
        icon={<IconFileUnknown />}
        title={t('file.binary.title')}
        hint={t('file.binary.hint')}
        actions={
          <>
            <Button leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
              {t('file.save')}
            </Button>
            {part !== undefined && (
              <Button variant="default" onClick={props.onSaveCopy}>
                {t('file.saveAll')}
              </Button>
            )}
          </>
        }
      />
    )
  }
  return <Text {...props} bytes={bytes} onSaveCopy={part === undefined ? props.onSaveCopy : save} />
}

function Text({ bytes, kind, path, ...props }: FilePaneProps & { bytes: Uint8Array }) {
  const isCut = bytes.length > MOST_TEXT_BYTES
  const text = useMemo(() => decodeText(bytes.subarray(0, MOST_TEXT_BYTES)), [bytes])
  if (kind.shown === 'notebook' && !isCut) return <NotebookView {...props} source={props.source} label={path} text={text} />
  const language = kind.shown === 'code' ? kind.language : null
  return <CodeView {...props} label={path} text={text} language={language} isCut={isCut} />
}

type PartProps = FilePaneProps & { bytes: Uint8Array<ArrayBuffer>; name: string; mediaType: string }

function Part({ bytes, name, mediaType, part, PartViewer, ...props }: PartProps) {
  const { item, source } = props
  const shown = useMemo(() => partOf(item, source, { bytes, name, mediaType }), [item, source, bytes, name, mediaType])
  const onCreate = (target: AnnotationTarget) => props.onCreate({ ...target, ...(part === undefined ? {} : { part }) })
  const reading = props.reading && { ...props.reading, scrollTop: props.scrollTop }
  return <PartViewer {...props} {...shown} reading={reading} onCreate={onCreate} />
}
