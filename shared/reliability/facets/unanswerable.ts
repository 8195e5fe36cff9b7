/** Why a question has no answer in these ratings. Of these, `facets` gives `too-few-raters`, `too-few-units`, `no-variation` and `disconnected`. */
export type Unanswerable = {
  reason: 'too-few-raters' | 'too-few-units' | 'no-variation' | 'no-overlap' | 'incomplete' | 'disconnected'
}
