/**
 * What each submission went through: a passage for each revision, from its receipt to its end, and in which stage it was when
 * (`shared/flow`). Both are kept in the transaction of whatever changes them: nothing happens to a submission that the trail isn't told, so that
 * each line of the trail looks once more, when its transaction ends, at how the submission stands. Copies have none.
 */
export const hundredThirtieth: readonly string[] = [
  `create table passages (
    submission_id uuid not null references submissions, revision int not null, achievement_id uuid not null references achievements,
    received_at timestamptz not null, ended_at timestamptz, ended_as text, primary key (submission_id, revision),
    check ((ended_at is null) = (ended_as is null)))`,
  `create table stage_intervals (
    submission_id uuid not null, revision int not null, stage text not null, achievement_id uuid not null references achievements,
    received_at timestamptz not null, from_at timestamptz not null, to_at timestamptz, allocation_id uuid references allocations,
    held_from timestamptz, primary key (submission_id, revision, from_at, stage),
    foreign key (submission_id, revision) references passages)`,
  // The rule of `stageOf`, and by which allocation somebody has what the stage is about.
  `create function stage_of(id uuid, out stage text, out allocation_id uuid) stable language plpgsql as $$
    declare
      submission submissions;
      assessed int;
      is_looked_at boolean;
      has_begun boolean;
    begin
      select * into submission from submissions where submissions.id = stage_of.id;
      if submission.state in ('decided', 'withdrawn') then return; end if;
      if submission.state = 'returned' then
        stage := 'with-candidate';
        return;
      end if;
      if exists (select from decisions where decisions.submission_id = stage_of.id
        and decisions.submission_revision = submission.revision and decisions.state = 'pending') then
        stage := 'waiting-release';
        return;
      end if;
      select count(*) filter (where a.task = 'assess' and a.state = 'assessed'), coalesce(bool_or(a.purpose = 'second-look'), false)
        into assessed, is_looked_at
        from allocations a where a.submission_id = stage_of.id and a.submission_revision = submission.revision;
      select a.id, a.state = 'in-review' into allocation_id, has_begun
        from allocations a where a.submission_id = stage_of.id and a.submission_revision = submission.revision
        and a.state in ('offered', 'accepted', 'in-review') and a.task = case when assessed >= 2 then 'adjudicate' else 'assess' end
        order by a.state = 'in-review' desc, a.purpose = 'first' desc, a.id limit 1;
      stage := case when coalesce(has_begun, false) then '' else 'waiting-' end || case
        when assessed >= 2 then 'adjudication' when assessed = 0 then 'first' when is_looked_at then 'second-look' else 'second' end;
    end $$`,
  // A revision that was received begins a passage, which waits, and ends the one before.
  `create function begin_passage() returns trigger language plpgsql as $$
    declare
      of_achievement uuid;
    begin
      select achievement_id into of_achievement from submissions where id = new.submission_id
        and not exists (select from copies where copies.submission_id = new.submission_id);
      if not found then return null; end if;
      update passages set ended_at = greatest(new.received_at, received_at), ended_as = 'replaced'
        where submission_id = new.submission_id and ended_at is null;
      update stage_intervals set to_at = greatest(new.received_at, from_at) where submission_id = new.submission_id and to_at is null;
      insert into passages values (new.submission_id, new.revision, of_achievement, new.received_at);
      insert into stage_intervals
        values (new.submission_id, new.revision, 'waiting-first', of_achievement, new.received_at, new.received_at, null, null, null);
      return null;
    end $$`,
  `create function note_stage(id uuid, at timestamptz) returns void language plpgsql as $$
    declare
      submission submissions;
      now_in record;
      last stage_intervals;
      since timestamptz;
    begin
      select * into submission from submissions where submissions.id = note_stage.id;
      if not exists (select from passages p where p.submission_id = note_stage.id and p.revision = submission.revision) then return; end if;
      if submission.state in ('decided', 'returned', 'withdrawn') then
        update passages set ended_at = greatest(at, received_at),
          ended_as = case submission.state when 'withdrawn' then 'withdrawn' else 'decided' end
          where submission_id = note_stage.id and revision = submission.revision and ended_at is null;
      end if;
      select * into now_in from stage_of(note_stage.id);
      select * into last from stage_intervals i where i.submission_id = note_stage.id and i.to_at is null;
      if last.stage is not distinct from now_in.stage then
        update stage_intervals i set allocation_id = now_in.allocation_id, held_from = case when now_in.allocation_id is null then null else at end
          where i.submission_id = note_stage.id and i.to_at is null and i.allocation_id is distinct from now_in.allocation_id;
        return;
      end if;
      since := greatest(at, last.from_at);
      update stage_intervals i set to_at = since where i.submission_id = note_stage.id and i.to_at is null;
      if now_in.stage is null then return; end if;
      -- What lasted no time is left out.
      delete from stage_intervals i where i.submission_id = note_stage.id and i.revision = submission.revision
        and i.from_at = since and i.to_at = since and i.stage <> now_in.stage;
      -- Neighbouring times in the same stage are one.
      update stage_intervals i set to_at = null, allocation_id = now_in.allocation_id,
        held_from = case when now_in.allocation_id is null then null else at end
        where i.submission_id = note_stage.id and i.revision = submission.revision and i.to_at = since and i.stage = now_in.stage;
      if found then return; end if;
      insert into stage_intervals select note_stage.id, p.revision, now_in.stage, p.achievement_id, p.received_at, since, null,
        now_in.allocation_id, case when now_in.allocation_id is null then null else at end
        from passages p where p.submission_id = note_stage.id and p.revision = submission.revision;
    end $$`,
  `create function follow_trail() returns trigger language plpgsql as $$
    begin
      perform note_stage(case new.subject_kind
        when 'submission' then new.subject_id::uuid
        when 'allocation' then (select submission_id from allocations where id = new.subject_id::uuid)
        else (select submission_id from decisions where id = new.subject_id::uuid) end, new.at);
      return null;
    end $$`,
  `create constraint trigger stages_follow_the_trail after insert on audit deferrable initially deferred for each row
    when (new.subject_kind in ('submission', 'allocation', 'decision')) execute function follow_trail()`,
  `create constraint trigger passages_begin after insert on submission_revisions deferrable initially deferred for each row
    execute function begin_passage()`,
  // What is there already: each revision that live work had, and how it ended.
  `insert into passages
    select r.submission_id, r.revision, s.achievement_id, r.received_at,
      case when ended.as_what is not null then greatest(ended.at, r.received_at) end, ended.as_what
    from submission_revisions r join submissions s on s.id = r.submission_id
    left join lateral (
      select d.final_at as at, 'decided' as as_what from decisions d
        where d.submission_id = r.submission_id and d.submission_revision = r.revision and d.state = 'final' and d.outcome <> 'withdrawn'
      union all
      select coalesce((select d.final_at from decisions d where d.submission_id = s.id and d.submission_revision = r.revision
          and d.outcome = 'withdrawn' and d.state = 'final'), erased_at, r.received_at), 'withdrawn'
        from candidates where candidates.id = s.candidate_id and s.state = 'withdrawn' and r.revision = s.revision
      union all
      select min(later.received_at), 'replaced' from submission_revisions later
        where later.submission_id = r.submission_id and later.revision > r.revision having count(*) > 0
      limit 1) ended on true
    where not exists (select from copies where copies.submission_id = s.id)`,
  // The milestones of each, as tables and trail have them; what was taken back meanwhile is left out.
  `insert into stage_intervals
    with begun as materialized (
      select subject_id::uuid allocation_id, (detail ->> 'submissionRevision')::int revision, min(at) as at from audit
      where action = 'allocation.begin' and subject_kind = 'allocation' group by 1, 2),
    gone as materialized (
      select subject_id::uuid submission_id, max(at) as at from audit
      where action in ('submission.withdraw', 'candidate.erase') and subject_kind = 'submission' group by 1),
    parts as (
      select a.submission_id, p.revision, a.task, a.purpose, b.at begun_at, s.accepted_at
      from passages p
      join submission_revisions r on r.submission_id = p.submission_id and r.revision = p.revision
      join allocations a on a.submission_id = p.submission_id
      left join begun b on b.allocation_id = a.id and b.revision = p.revision
      left join assessments s on s.allocation_id = a.id and s.submission_revision = p.revision and s.taken_back_at is null
      where b.at is not null or s.accepted_at is not null),
    handed_in as (
      select submission_id, revision, accepted_at, row_number() over (partition by submission_id, revision order by accepted_at) place
      from parts where task = 'assess' and accepted_at is not null),
    milestones as (
      select p.*, one.accepted_at first_in, two.accepted_at second_in, made.at as made_at, made.outcome,
        exists (select from allocations a where a.submission_id = p.submission_id and a.submission_revision = p.revision
          and a.purpose = 'second-look') is_looked_at
      from passages p
      left join handed_in one on one.submission_id = p.submission_id and one.revision = p.revision and one.place = 1
      left join handed_in two on two.submission_id = p.submission_id and two.revision = p.revision and two.place = 2
      left join lateral (select d.made_at as at, d.outcome from decisions d where d.submission_id = p.submission_id
        and d.submission_revision = p.revision and d.state <> 'void' and d.outcome <> 'withdrawn') made on true),
    starts as (
      select submission_id, revision, 'waiting-first' as stage, received_at as at, 1 as place from milestones
      union all select m.submission_id, m.revision, 'first', min(begun_at), 2 from milestones m join parts using (submission_id, revision)
        where task = 'assess' group by 1, 2
      union all select submission_id, revision, case when is_looked_at then 'waiting-second-look' else 'waiting-second' end, first_in, 3
        from milestones where first_in is not null
      union all select m.submission_id, m.revision, case when bool_or(is_looked_at) then 'second-look' else 'second' end,
        case when min(begun_at) is not null then greatest(min(begun_at), min(first_in)) end, 4 from milestones m join parts using (submission_id, revision)
        where task = 'assess' and first_in is not null and coalesce(accepted_at > first_in, true) group by 1, 2
      union all select submission_id, revision, 'waiting-adjudication', second_in, 5 from milestones where second_in is not null
      union all select m.submission_id, m.revision, 'adjudication', min(begun_at), 6 from milestones m join parts using (submission_id, revision)
        where task = 'adjudicate' group by 1, 2
      union all select submission_id, revision, 'waiting-release', made_at, 7 from milestones where made_at is not null),
    placed as (
      select starts.submission_id, starts.revision, stage, place, ended_at, ended_as, p.received_at, p.achievement_id,
        max(greatest(at, p.received_at)) over (partition by starts.submission_id, starts.revision order by place) as at
      from starts join passages p using (submission_id, revision) where at is not null and (ended_at is null or at <= ended_at)),
    stretches as (
      select *, lead(at) over (partition by submission_id, revision order by place) next_at from placed)
    select submission_id, revision, stage, achievement_id, received_at, at, coalesce(next_at, ended_at)
    from stretches where next_at is null or at < next_at
    union all
    select p.submission_id, p.revision, 'with-candidate', p.achievement_id, p.received_at, p.ended_at,
      coalesce((select min(r.received_at) from submission_revisions r where r.submission_id = p.submission_id and r.revision > p.revision),
        case s.state when 'returned' then null else greatest(gone.at, p.ended_at) end)
    from passages p join submissions s on s.id = p.submission_id left join gone on gone.submission_id = p.submission_id
    join decisions d on d.submission_id = p.submission_id and d.submission_revision = p.revision and d.state = 'final' and d.outcome = 'not-yet'
    where p.ended_as = 'decided'`,
  // Open work stands where it stands, whatever the milestones say.
  `select note_stage(submission_id, now()) from passages where ended_at is null`,
  'create index passages_by_receipt on passages (received_at) include (achievement_id)',
  'create index passages_by_end on passages (ended_at) include (achievement_id, received_at, ended_as) where ended_at is not null',
  'create index stage_intervals_open on stage_intervals (achievement_id, stage, received_at) include (allocation_id) where to_at is null',
  'create unique index one_open_stage on stage_intervals (submission_id) where to_at is null',
  'create index stage_intervals_by_start on stage_intervals (from_at) include (achievement_id, stage)',
  'create index stage_intervals_by_end on stage_intervals (to_at) include (achievement_id, stage, from_at) where to_at is not null',
]
