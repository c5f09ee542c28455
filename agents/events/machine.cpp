#include "agents/events/machine.h"

#include <algorithm>

namespace bafar::events {

namespace {

constexpr std::size_t Overhead = 256; ///< bytes of a message beside its texts

std::size_t weight(const schema::Event& event)
{
    return Overhead + event.text.size() + event.body.text.size() + event.subject.size();
}

/// What a message held as a value costs, near enough for a bound.
std::size_t weight(const schema::Message& message)
{
    std::size_t bytes = sizeof(schema::Message);
    if (message.report) {
        bytes += message.report->status.text.size();
        bytes += Overhead * (message.report->presence.entities.size() +
                             message.report->presence.relations.size());
    }
    if (message.event) {
        bytes += weight(*message.event);
    }
    if (message.action) {
        bytes += Overhead * (message.action->steps.size() + message.action->postconditions.size());
    }
    if (message.series) {
        bytes += Overhead * message.series->names.size();
    }
    if (message.offers) {
        bytes += Overhead * message.offers->size();
    }
    if (message.samples) {
        bytes += sizeof(double) * message.samples->values.size();
    }
    return bytes;
}

} // namespace

std::size_t Published::bytes() const
{
    return text != nullptr ? Overhead + text->size() : value != nullptr ? weight(*value) : Overhead;
}

Machine::Machine(Identity identity, Form form, Limits limits)
    : identity_(std::move(identity))
    , form_(form)
    , limits_(limits)
    , nextEvent_(identity_.firstEvent)
{
}

schema::Message Machine::envelope(schema::MessageKind kind, WallTime at) const
{
    schema::Message message;
    message.node = identity_.node;
    message.boot = identity_.boot;
    message.sequence = sequence_;
    message.at = at;
    message.kind = kind;
    return message;
}

Published Machine::make(schema::Message message, bool kept) const
{
    Published published;
    published.sequence = message.sequence;
    published.kind = message.kind;
    published.kept = kept;
    if (form_ == Form::Text) {
        published.text = std::make_shared<const std::string>(schema::toJson(message));
    } else {
        published.value = std::make_shared<const schema::Message>(std::move(message));
    }
    return published;
}

Published Machine::publish(schema::Message message)
{
    message.sequence = ++sequence_;
    kept_.push_back(make(std::move(message), true));
    keptBytes_ += kept_.back().bytes();
    // The newest message stays even when it alone is over the bound: it has to be sent anyway.
    while (kept_.size() > 1 && (kept_.size() > limits_.messages || keptBytes_ > limits_.bytes)) {
        keptBytes_ -= kept_.front().bytes();
        kept_.pop_front();
    }
    return kept_.back();
}

std::optional<Published> Machine::report(const std::string& conceptName,
                                         schema::ConceptReport report,
                                         WallTime at)
{
    const schema::ConceptReport* known = reports_.find(conceptName);
    if (known != nullptr && *known == report) {
        return std::nullopt;
    }
    schema::Message message = envelope(schema::MessageKind::Report, at);
    message.concept_ = conceptName;
    message.report = report;
    reports_.set(conceptName, std::move(report));
    return publish(std::move(message));
}

Published Machine::event(schema::Event event, WallTime at)
{
    event.sequence = nextEvent_++;
    event.node = identity_.node;
    event.at = at;
    events_.push_back(event);
    eventBytes_ += weight(event);
    while (events_.size() > 1 &&
           (events_.size() > limits_.events || eventBytes_ > limits_.eventBytes)) {
        eventBytes_ -= weight(events_.front());
        events_.pop_front();
    }
    schema::Message message = envelope(schema::MessageKind::Event, at);
    message.concept_ = event.concept_;
    message.event = std::move(event);
    return publish(std::move(message));
}

Published Machine::action(schema::ActionRecord record, WallTime at)
{
    schema::Message message = envelope(schema::MessageKind::Action, at);
    message.action = std::move(record);
    return publish(std::move(message));
}

std::optional<Published> Machine::offers(std::vector<schema::ActionInfo> offers, WallTime at)
{
    if (offers == offers_) {
        return std::nullopt;
    }
    schema::Message message = envelope(schema::MessageKind::Offers, at);
    message.offers = offers;
    offers_ = std::move(offers);
    return publish(std::move(message));
}

void Machine::setIntervals(Duration heartbeat, Duration sample)
{
    heartbeat_ = heartbeat;
    sampleInterval_ = sample;
}

Published Machine::series(schema::SeriesTable table, WallTime at)
{
    series_ = std::move(table);
    schema::Message message = envelope(schema::MessageKind::Series, at);
    message.series = series_;
    return publish(std::move(message));
}

Published Machine::samples(schema::Samples samples, WallTime at)
{
    schema::Message message = envelope(schema::MessageKind::Samples, at);
    message.samples = std::move(samples);
    return make(std::move(message), false);
}

Published Machine::heartbeat(WallTime at)
{
    return make(envelope(schema::MessageKind::Heartbeat, at), false);
}

schema::Message Machine::snapshot(std::vector<schema::ActionRecord> actions,
                                  std::vector<schema::ActionInfo> offers,
                                  WallTime at) const
{
    schema::Message message = envelope(schema::MessageKind::Snapshot, at);
    schema::Snapshot& whole = message.snapshot.emplace();
    whole.cluster = identity_.cluster;
    whole.version = identity_.version;
    for (const auto& [name, said] : reports_) {
        whole.concepts.emplace(name, *said);
    }
    whole.events = events(0, limits_.snapshotEvents);
    whole.actions = std::move(actions);
    whole.offers = std::move(offers);
    whole.heartbeat = heartbeat_;
    whole.sampleInterval = sampleInterval_;
    return message;
}

std::vector<Published> Machine::opening(std::vector<schema::ActionRecord> actions,
                                        std::vector<schema::ActionInfo> offers,
                                        WallTime at) const
{
    std::vector<Published> messages;
    messages.push_back(make(snapshot(std::move(actions), std::move(offers), at), false));
    if (series_) {
        schema::Message message = envelope(schema::MessageKind::Series, at);
        message.series = series_;
        messages.push_back(make(std::move(message), false));
    }
    return messages;
}

std::optional<std::vector<Published>> Machine::since(const std::string& boot,
                                                     std::uint64_t sequence) const
{
    if (boot != identity_.boot || sequence > sequence_) {
        return std::nullopt;
    }
    const std::uint64_t missed = sequence_ - sequence;
    if (missed > kept_.size()) {
        return std::nullopt;
    }
    return std::vector<Published>(kept_.end() - static_cast<std::ptrdiff_t>(missed), kept_.end());
}

std::vector<schema::Event> Machine::events(std::uint64_t from, std::size_t limit) const
{
    const auto first = std::lower_bound(
        events_.begin(), events_.end(), from,
        [](const schema::Event& event, std::uint64_t number) { return event.sequence < number; });
    const auto count = static_cast<std::size_t>(events_.end() - first);
    const auto skipped = static_cast<std::ptrdiff_t>(count > limit ? count - limit : 0);
    return {first + skipped, events_.end()};
}

} // namespace bafar::events
