import { Suspense, useState } from 'react'
import { LoadingState } from '../../kit'
import { useOfferedTools } from '../controls/use-offered-tools'
import { ProjectViewer } from '../viewers/project/project-viewer'
import type { AnnotationTool, SourceViewerProps } from '../viewers/viewer'
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
  // A broken file has no use even for the tools of its kind.
  const [offered, setOffered] = useState<readonly AnnotationTool[] | null>(null)
  useOfferedTools(props.onTools, offered ?? viewer.tools)
  if (evidence.state !== 'here') return <LoadingState rows={5} />
  const given = { ...props, onTools: setOffered }
  return (
    <Suspense fallback={<LoadingState rows={5} />}>
      {viewer.reads === 'bytes' ? <viewer.Viewer {...given} bytes={evidence.bytes} /> : <viewer.Viewer {...given} />}
    </Suspense>
  )
}
