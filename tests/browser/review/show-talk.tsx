import { type ReactNode, useState } from 'react'
import { AnnotationPopover, EvidenceViewer, MomentControl, type TalkSlides, withMoment } from '../../../renderer/review'
import type { Annotation } from '../../../shared/domain'
import { annotationOn, evidenceItem, rubric } from './show-viewer'

const ignore = () => {}

/** The annotation on the slides as it was last; undefined before there is one. */
export let onSlides: Annotation | undefined

/** A talk's slides as a desk shows them: a PDF in its own viewer, whose notes may carry the time of the recording. */
export function slidesOf(bytes: Uint8Array): (talk: TalkSlides) => ReactNode {
  const item = evidenceItem({ kind: 'talk', title: 'Slides', sizeBytes: bytes.length })
  const answer = async (start = 0, end = bytes.length) => ({ ok: true as const, bytes: bytes.slice(start, end), item })
  const source = { file: item, read: () => answer(), readRange: answer }
  onSlides = undefined

  function Slides({ toolbar, clock }: TalkSlides) {
    const [annotation, setAnnotation] = useState<Annotation | null>(null)
    const change = (next: Annotation) => {
      onSlides = next
      setAnnotation(next)
    }
    return (
      <EvidenceViewer
        item={item}
        source={source}
        isHere
        annotations={
          annotation
            ? [{ annotation, selectors: annotation.selectors, placement: 'exact', isEarlier: false, criterion: null }]
            : []
        }
        tool="select"
        onTool={ignore}
        activeAnnotationId={annotation?.id ?? null}
        reveal={null}
        onCreate={(target) => change(annotationOn(item, target))}
        onRetarget={ignore}
        onActivate={ignore}
        note={
          annotation && (
            <AnnotationPopover
              annotation={annotation}
              rubric={rubric}
              levelId={null}
              isNew={false}
              isReadOnly={false}
              more={
                <MomentControl
                  annotation={annotation}
                  clock={clock}
                  isReadOnly={false}
                  onMoment={(moment) => change({ ...annotation, selectors: withMoment(annotation.selectors, moment) })}
                />
              }
              onChange={ignore}
              onDelete={ignore}
              onClose={ignore}
            />
          )
        }
        toolbar={toolbar}
        onSaveCopy={ignore}
        onSaveOriginal={null}
        onTakeOffline={ignore}
        onOpenLink={ignore}
        reading={null}
        onReading={ignore}
        rubric={rubric}
        levelIdOf={() => null}
      />
    )
  }
  return (talk) => <Slides {...talk} />
}
