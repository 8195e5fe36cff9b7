/** Leads are told of decisions before their release: whom, is asked whenever one is over, and the feed is long. */
export const fortieth: readonly string[] = [
  "create index feed_of_pending_decisions on feed (record_id, audience) where kind = 'pending-decision'",
]
