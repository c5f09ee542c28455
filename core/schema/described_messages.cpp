// The descriptions of messages, actions and what the agents agree on. Made here only: a description
// is made of templates over all its fields, which would otherwise be compiled in every file that
// reads or writes one.
#include "core/schema/action.h"
#include "core/schema/action_record.h"
#include "core/schema/agent_config.h"
#include "core/schema/agreed.h"
#include "core/schema/agreement.h"
#include "core/schema/describe.h"
#include "core/schema/envelope.h"
#include "core/schema/event.h"
#include "core/schema/presence.h"
#include "core/schema/profile.h"
#include "core/schema/service_log.h"
#include "core/schema/spec_answers.h"
#include "core/schema/view.h"

namespace bafar::schema {

template const Description& descriptionOf<ActionInfo>();
template const Description& descriptionOf<ActionRequest>();
template const Description& descriptionOf<Draft>();
template const Description& descriptionOf<Plan>();
template const Description& descriptionOf<ActionRecord>();
template const Description& descriptionOf<Confirmation>();
template const Description& descriptionOf<Proposal>();
template const Description& descriptionOf<SpecChange>();
template const Description& descriptionOf<Member>();
template const Description& descriptionOf<SlotChange>();
template const Description& descriptionOf<Recovery>();
template const Description& descriptionOf<Record>();
template const Description& descriptionOf<AuditEntry>();
template const Description& descriptionOf<SpecRevision>();
template const Description& descriptionOf<Snapshot>();
template const Description& descriptionOf<Samples>();
template const Description& descriptionOf<Message>();
template const Description& descriptionOf<HistorySeries>();
template const Description& descriptionOf<Event>();
template const Description& descriptionOf<Presence>();
template const Description& descriptionOf<ConceptReport>();
template const Description& descriptionOf<LogPiece>();
template const Description& descriptionOf<SpecStaging>();
template const Description& descriptionOf<SpecHistory>();
template const Description& descriptionOf<Profile>();
template const Description& descriptionOf<AgentConfig>();

} // namespace bafar::schema
