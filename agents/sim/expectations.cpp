// The half of a story that must be seen.
#include <algorithm>

#include "agents/sim/script.h"
#include "core/base/text.h"

namespace bafar::sim {

namespace {

constexpr Duration LookEvery = std::chrono::milliseconds(10);

template <class Enum>
std::optional<Enum> named(const std::string& name)
{
    const auto names = schema::enumNames(Enum{});
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt
                                : std::optional<Enum>(static_cast<Enum>(found - names.begin()));
}

tl::unexpected<Error> wrong(const std::string& form)
{
    return fail(Code::InvalidInput, "write it as: " + form);
}

} // namespace

Result<void> Script::expect(const Words& words)
{
    const auto time = std::find_if(words.begin(), words.end(), [](const std::string& word) {
        return word == "by" || word == "from";
    });
    const auto left = words.end() - time;
    const bool by = left == 2 && *time == "by";
    const bool range = left == 4 && *time == "from" && time[2] == "to";
    if (!by && !range) {
        return wrong("expect n2 holds 192.0.2.100 by 9s, or: from 5s to 9s");
    }
    const Result<Duration> first = schema::durationFromText(time[1]);
    const Result<Duration> last = schema::durationFromText(words.back());
    if (!first || !last || *last < *first) {
        return first && last ? wrong("expect ... from 5s to 9s")
                             : tl::unexpected(first ? last.error() : first.error());
    }
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    Result<Sight> seen = sight(Words(words.begin() + 1, time));
    if (!seen) {
        return tl::unexpected(std::move(seen.error()));
    }
    ++expectations_;
    end_ = std::max(end_, Instant{} + *last);
    look(text, *seen, Instant{} + *first, Instant{} + *last);
    return {};
}

/// Looks at `at` and then on until `until`; the first failure ends it.
void Script::look(const std::string& text, const Sight& sight, Instant at, Instant until)
{
    site_.world().at(at, [this, text, sight, at, until] {
        if (!sight()) {
            const bool refused = text.find(" action ") != std::string::npos && !refusal_.empty();
            failures_.push_back("not so at " + toHumanText(site_.world().elapsed()) + ": " + text +
                                (refused ? " (refused: " + refusal_ + ")" : ""));
            site_.world().note(failures_.back());
        } else if (at < until) {
            look(text, sight, std::min(at + LookEvery, until), until);
        }
    });
}

Result<Script::Sight> Script::sight(const Words& words)
{
    if (words.size() == 3 && (words[1] == "holds" || words[1] == "lacks")) {
        const Result<net::Address> address = net::Address::parse(words[2]);
        if (!address) {
            return tl::unexpected(address.error());
        }
        const bool holds = words[1] == "holds";
        if (words[0] == "nobody" && holds) {
            return Sight([this, address = *address] {
                bool nobody = true;
                for (std::size_t index = 0; index < site_.size(); ++index) {
                    nobody = nobody && !site_.host(index).holds(address);
                }
                return nobody;
            });
        }
        const Result<Host*> one = host(words[0]);
        if (!one) {
            return tl::unexpected(one.error());
        }
        return Sight(
            [one = *one, address = *address, holds] { return one->holds(address) == holds; });
    }
    if (words.size() == 4 && words[1] == "sees") {
        const Result<Host*> one = host(words[0]);
        const std::optional<schema::State> state = named<schema::State>(words[3]);
        if (!one || !state) {
            return one ? wrong("expect n1 sees n2 stale by 9s") : tl::unexpected(one.error());
        }
        return Sight([one = *one, other = words[2], state = *state] {
            if (!one->running()) {
                return false;
            }
            const auto& peers = one->node()->cluster().peers();
            const auto peer = peers.find(other);
            return peer != peers.end() && peer->second.state == state;
        });
    }
    if (words.size() == 2 && words[0] == "action") {
        if (words[1] == "refused") {
            return Sight([this] { return !refusal_.empty(); });
        }
        const std::optional<schema::ActionState> state = named<schema::ActionState>(words[1]);
        if (!state) {
            return wrong("expect action succeeded by 9s");
        }
        return Sight([this, state = *state] {
            if (planner_ == nullptr || !planner_->running()) {
                return false;
            }
            const auto record = planner_->node()->action(action_);
            return record && record->state == state;
        });
    }
    return wrong("expect n2 holds 192.0.2.100 by 9s, expect n1 sees n2 stale by 9s, expect action "
                 "succeeded by 9s");
}

} // namespace bafar::sim
