import { Suspense } from 'react'
import { LoadingState } from '../../kit'
import { ProjectViewer } from '../viewers/project/project-viewer'
import type { SourceViewerProps } from '../viewers/viewer'
import { useEvidence } from './use-evidence'
import { viewerFor } from './viewer-for'

/** A project, whose files are shown each in the viewer of its own kind. */
export function ProjectWithParts(props: SourceViewerProps) {
  return <ProjectViewer {...props} PartViewer={PartViewer} />
}

/** A file of a project; its bytes are there, so nothing but showing them can go wrong. */
function PartViewer(props: SourceViewerProps) {
  const viewer = viewerFor(props.item)
  const { evidence } = useEvidence(props.source, true, viewer.reads)
  if (evidence.state !== 'here') return <LoadingState rows={5} />
  return (
    <Suspense fallback={<LoadingState rows={5} />}>
      {viewer.reads === 'bytes' ? <viewer.Viewer {...props} bytes={evidence.bytes} /> : <viewer.Viewer {...props} />}
    </Suspense>
  )
}
