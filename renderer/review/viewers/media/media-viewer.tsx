import { LoadingState } from '../../../kit'
import { Unreadable } from '../../frame/unreadable'
import type { SourceViewerProps } from '../viewer'
import { EmptyRecording } from './failure'
import { Player } from './player'
import { useStream } from './use-stream'

/** Plays a recording, with its transcript where it has one, and time ranges on its timeline. */
export function MediaViewer(props: SourceViewerProps) {
  if (props.source.file.sizeBytes === 0) return <EmptyRecording onSaveCopy={props.onSaveCopy} />
  return <Streamed {...props} />
}

function Streamed(props: SourceViewerProps) {
  const { stream, tryAgain } = useStream(props.source)
  if (stream.state === 'opening') return <LoadingState rows={4} />
  if (stream.state === 'unreadable') {
    return (
      <Unreadable
        reason={stream.reason}
        onTakeOffline={props.onTakeOffline}
        onTryAgain={tryAgain}
        onSaveCopy={props.onSaveCopy}
      />
    )
  }
  return <Player {...props} url={stream.url} />
}
