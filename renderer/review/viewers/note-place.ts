/**
 * Where the active annotation is in the window, as its viewer knows it and the card beside it needs it. One for each open item:
 * the viewer provides the place and says when it may have moved (scrolling, zooming), the card asks and follows.
 */
export class NotePlace {
  private source: (annotationId: string) => DOMRect | null = () => null
  private readonly followers = new Set<() => void>()

  /** @returns how to stop providing. */
  provide(source: (annotationId: string) => DOMRect | null): () => void {
    this.source = source
    this.moved()
    return () => {
      if (this.source === source) this.source = () => null
    }
  }

  /** Null where the annotation has no place of its own: it speaks of the whole item, or its words were not found. */
  rectangleOf(annotationId: string): DOMRect | null {
    return this.source(annotationId)
  }

  moved(): void {
    for (const follow of this.followers) follow()
  }

  /** @returns how to stop following. */
  follow(onMove: () => void): () => void {
    this.followers.add(onMove)
    return () => this.followers.delete(onMove)
  }
}
