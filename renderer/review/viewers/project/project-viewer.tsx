import { type ComponentType, useCallback, useEffect, useState } from 'react'
import { LoadingState } from '../../../kit'
import type { SourceViewerProps } from '../viewer'
import { ArchiveFailed } from './archive/archive-failed'
import { useArchive } from './archive/use-archive'
import { ArchiveRoom } from './archive-room'
import { HighlightService } from './code/highlighting'
import { FilePane } from './file/file-pane'
import { singleFileKind } from './file/file-kind'
import { isArchiveType } from './media-types'
import classes from './project.module.css'

export type ProjectViewerProps = SourceViewerProps & {
  /** Shows a file of the project in the viewer of its own kind, such as a picture's; viewers don't know each other. */
  PartViewer: ComponentType<SourceViewerProps>
}

/** Reads a project: an archive with its files, or a single file of code or a notebook. */
export function ProjectViewer(props: ProjectViewerProps) {
  const { mediaType } = props.source.file
  const [service] = useState(() => new HighlightService())
  useEffect(() => () => service.close(), [service])
  return (
    <div className={classes.room}>
      {isArchiveType(mediaType) ? <Archive {...props} service={service} /> : <SingleFile {...props} service={service} />}
    </div>
  )
}

type PartProps = ProjectViewerProps & { service: HighlightService }

function Archive(props: PartProps) {
  const opened = useArchive(props.source)
  const { archive } = opened
  if (archive.state === 'opening') return <LoadingState rows={8} rowHeight={28} />
  if (archive.state === 'failed') return <ArchiveFailed {...props} reason={archive.reason} />
  return <ArchiveRoom {...props} {...opened} archive={archive} />
}

function SingleFile(props: PartProps) {
  const { source } = props
  const { fileName, mediaType } = source.file
  const read = useCallback(async () => {
    const answer = await source.read()
    if (answer.ok) return { ok: true as const, bytes: new Uint8Array(answer.bytes) }
    return { ok: false as const, reason: answer.reason === 'too-large' ? ('too-large' as const) : ('unreadable' as const) }
  }, [source])
  return (
    <FilePane
      {...props}
      path={fileName}
      part={undefined}
      kind={singleFileKind(fileName, mediaType)}
      read={read}
      jump={null}
      scrollTop={props.reading?.scrollTop ?? 0}
    />
  )
}
