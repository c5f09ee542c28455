#include "agents/sim/script.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace bafar::sim {

namespace {

constexpr std::array<std::string_view, 16> Verbs = {
    "start", "crash", "power-off", "restart", "stop", "stall", "partition", "cut",
    "heal",  "loss",  "delay",     "link",    "skew", "hand",  "expect",    "at"};

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    for (const std::string_view word : split(text.substr(0, text.find('#')), ' ')) {
        if (!trimmed(word).empty()) {
            words.emplace_back(trimmed(word));
        }
    }
    return words;
}

tl::unexpected<Error> wrong(const std::string& form)
{
    return fail(Code::InvalidInput, "write it as: " + form);
}

std::vector<std::string> after(const std::vector<std::string>& words, std::size_t count)
{
    return {words.begin() + static_cast<std::ptrdiff_t>(std::min(count, words.size())),
            words.end()};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

} // namespace

Result<void> Script::story(std::string_view text)
{
    int number = 0;
    for (const std::string_view one : split(text, '\n')) {
        ++number;
        if (Result<void> read = line(one); !read) {
            return failWith("line " + std::to_string(number), std::move(read.error()));
        }
    }
    return {};
}

Result<void> Script::line(std::string_view text)
{
    const Words words = wordsOf(text);
    if (words.empty()) {
        return {};
    }
    if (words.front() == "expect") {
        return expect(words);
    }
    Instant when = site_.world().now();
    Words rest = words;
    if (words.front() == "at") {
        const Result<Duration> time =
            words.size() > 1 ? schema::durationFromText(words[1]) : wrong("at 5s crash n1");
        if (!time) {
            return tl::unexpected(time.error());
        }
        when = Instant{} + *time;
        rest = after(words, 2);
    }
    Result<Work> work = action(rest);
    if (!work) {
        return tl::unexpected(std::move(work.error()));
    }
    end_ = std::max(end_, when);
    site_.world().at(when, [this, said = joined(rest), work = std::move(*work)] {
        site_.world().note("story: " + said);
        work();
    });
    return {};
}

Result<Host*> Script::host(const std::string& name)
{
    if (Host* found = site_.find(name)) {
        return found;
    }
    std::string all;
    for (std::size_t index = 0; index < site_.size(); ++index) {
        all += " " + site_.host(index).name();
    }
    return fail(Code::InvalidInput, "no node \"" + sanitized(name, 63) + "\"; there are" + all);
}

Result<Script::Work> Script::action(const Words& words)
{
    const std::string verb = words.empty() ? std::string() : words.front();
    if (verb == "partition") {
        return partition(words);
    }
    if (verb == "cut" || verb == "loss" || verb == "delay") {
        return pathAction(words);
    }
    if (verb == "hand") {
        return handOver(words);
    }
    if (verb == "heal") {
        return Work([this] {
            site_.network().reset();
            site_.networkChanged();
        });
    }
    if (std::find(Verbs.begin(), Verbs.end(), verb) != Verbs.end()) {
        return hostAction(words);
    }
    const std::string_view near = nearestName(verb, Verbs);
    return fail(Code::InvalidInput,
                "no such thing as \"" + sanitized(verb, 40) + "\"" +
                    (near.empty() ? "; see agents/sim/script.h"
                                  : "; did you mean " + std::string(near) + "?"));
}

Result<Script::Work> Script::hostAction(const Words& words)
{
    const std::string verb = words.front();
    if (words.size() < 2) {
        return wrong(verb + " n1");
    }
    std::vector<Host*> hosts;
    const bool many = verb == "start" || verb == "crash" || verb == "power-off" ||
                      verb == "restart" || verb == "stop";
    for (const std::string& name : many ? after(words, 1) : Words{words[1]}) {
        const Result<Host*> one = host(name);
        if (!one) {
            return tl::unexpected(one.error());
        }
        hosts.push_back(*one);
    }
    const auto each = [hosts](void (*does)(Host&)) {
        return Work([hosts, does] {
            for (Host* one : hosts) {
                does(*one);
            }
        });
    };
    if (verb == "start") {
        return each([](Host& one) { one.start(); });
    }
    if (verb == "crash") {
        return each([](Host& one) { one.kill(); });
    }
    if (verb == "power-off") {
        return each([](Host& one) { one.powerOff(); });
    }
    if (verb == "stop") {
        return each([](Host& one) { one.stop(); });
    }
    if (verb == "restart") {
        return each([](Host& one) {
            one.stop();
            one.start();
        });
    }
    if (verb == "link" && words.size() == 3 && (words[2] == "up" || words[2] == "down")) {
        return Work([one = hosts.front(), up = words[2] == "up"] { one->setLink(up); });
    }
    const bool stall = verb == "stall" && words.size() == 4 && words[2] == "for";
    const bool skew = verb == "skew" && words.size() == 3;
    if (!stall && !skew) {
        return wrong("stall n1 for 2s, skew n1 5s, link n1 down");
    }
    const Result<Duration> length = schema::durationFromText(words.back());
    if (!length) {
        return tl::unexpected(length.error());
    }
    return Work([one = hosts.front(), stall, length = *length] {
        if (stall) {
            one->stall(length);
        } else {
            one->setClockError(length);
        }
    });
}

Result<Script::Work> Script::pathAction(const Words& words)
{
    const std::string verb = words.front();
    const std::size_t wanted = verb == "cut" ? 4 : 5;
    if (words.size() != wanted || words[2] != "->") {
        return wrong("cut n1 -> n2, loss n1 -> n2 30%, delay n1 -> n2 20ms");
    }
    const Result<Host*> from = host(words[1]);
    const Result<Host*> to = host(words[3]);
    if (!from || !to) {
        return tl::unexpected(from ? to.error() : from.error());
    }
    Path change;
    if (verb == "delay") {
        const Result<Duration> delay = schema::durationFromText(words[4]);
        if (!delay || *delay > Network::DelayMax) {
            return wrong("delay n1 -> n2 20ms, at most " + toHumanText(Network::DelayMax));
        }
        change.delay = *delay;
    } else if (verb == "loss") {
        const double percent = std::strtod(words[4].c_str(), nullptr);
        if (words[4].back() != '%' || percent < 0 || percent > 100) {
            return wrong("loss n1 -> n2 30%");
        }
        change.loss = percent / 100;
    }
    return Work([this, verb, change, a = (*from)->index(), b = (*to)->index()] {
        Path& path = site_.network().path(a, b);
        if (verb == "cut") {
            path.cut = true;
        } else if (verb == "loss") {
            path.loss = change.loss;
        } else {
            path.delay = change.delay;
        }
        site_.networkChanged();
    });
}

Result<Script::Work> Script::partition(const Words& words)
{
    std::vector<std::vector<std::size_t>> groups(1);
    for (const std::string& word : after(words, 1)) {
        if (word == "|") {
            groups.emplace_back();
            continue;
        }
        const Result<Host*> one = host(word);
        if (!one) {
            return tl::unexpected(one.error());
        }
        groups.back().push_back((*one)->index());
    }
    if (groups.size() < 2) {
        return wrong("partition n1 | n2 n3");
    }
    return Work([this, groups] {
        site_.network().partition(groups);
        site_.networkChanged();
    });
}

Result<Script::Work> Script::handOver(const Words& words)
{
    if (words.size() != 7 || words[1] != "over" || words[3] != "to" || words[5] != "from") {
        return wrong("hand over web to n2 from n1");
    }
    const Result<Host*> from = host(words[6]);
    if (!from) {
        return tl::unexpected(from.error());
    }
    return Work([this, from = *from, address = words[2], to = words[4]] {
        planner_ = from;
        action_.clear();
        refusal_.clear();
        const actions::Actor actor{"operator", "story", "01", "192.0.2.1"};
        from->enter([this, from, actor, address, to] {
            schema::ActionRequest request;
            request.action = "floating_ip.hand_over";
            request.parameters = {{"address", address}, {"to", to}};
            from->node()->plan(actor, request, [this, from, actor](Result<schema::Plan> plan) {
                if (!plan) {
                    refusal_ = plan.error().text;
                    return;
                }
                const auto began = [this](const Result<schema::ActionRecord>& record) {
                    (record ? action_ : refusal_) = record ? record->id : record.error().text;
                };
                from->node()->confirm(actor, {plan->id, plan->revision, {}}, began);
            });
        });
    });
}

} // namespace bafar::sim
