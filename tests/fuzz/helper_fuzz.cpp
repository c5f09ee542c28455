// The root helper's way in: any bytes as lines; what comes out is an argument list of the table,
// word for word, with arguments that pass their checks, or nothing.
#include <algorithm>

#include "agents/helper/commands.h"
#include "core/schema/storage.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

const helper::Programs Programs{"/gluster", "/self", "/sandboxes"};

bool isHarmless(std::string_view word)
{
    return !word.empty() && word.front() != '-' && word.size() <= 200 &&
           std::none_of(word.begin(), word.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// The words of a row, with every argument where it belongs.
void checkCall(const helper::Request& request, const helper::Call& call)
{
    const auto table = helper::table();
    const auto row = std::find_if(table.begin(), table.end(), [&](const helper::Row& candidate) {
        return candidate.command == request.command;
    });
    if (row == table.end() || call.arguments.size() != row->words.size()) {
        broken("a call that is no row of the table");
    }
    if (call.sockets.has_value() != row->words.empty()) {
        broken("a call that is both a program and sockets, or neither");
    }
    if (call.sockets) {
        const std::string_view path = call.sockets->sandbox;
        constexpr std::string_view Place = "/sandboxes/lb_";
        if (!path.starts_with(Place) || path.size() != Place.size() + 9 ||
            path.substr(Place.size()).find_first_of("/.") != std::string_view::npos ||
            call.sockets->count == 0 || call.sockets->count > helper::SocketsMax) {
            broken("sockets elsewhere than in one of Docker's networks, or too many");
        }
    }
    for (std::size_t i = 0; i < row->words.size(); ++i) {
        const std::string_view word = row->words[i];
        if (word == "{gluster}" || word == "{self}") {
            mustEqual("another program", call.arguments[i],
                      word == "{self}" ? "/self" : "/gluster");
        } else if (!word.starts_with('{')) {
            mustEqual("another word than the table's", call.arguments[i], word);
        } else if (!isHarmless(call.arguments[i])) {
            broken("an argument that is empty, an option, too long or not plain text");
        }
    }
}

void take(std::string_view line)
{
    if (const auto answer = helper::readAnswer(line)) {
        const auto read = helper::readAnswer(helper::lineOf(*answer));
        if (!read || read->exit != answer->exit) {
            broken("an answer does not read back");
        }
    }
    const auto request = helper::readRequest(line);
    if (!request) {
        return;
    }
    const auto again = helper::readRequest(helper::lineOf(*request));
    // Malformed UTF-8 is repaired once; after that a request is what it is.
    if (!again || again->command != helper::readRequest(helper::lineOf(*again))->command) {
        broken("a request does not read back");
    }
    if (const auto call = helper::prepare(*request, Programs)) {
        checkCall(*request, *call);
    } else if (call.error().text.empty() || call.error().text.size() > 1000) {
        broken("a refusal without a reason, or as long as what it refuses");
    }
}

/// The first byte chooses a row, the rest are its arguments' values, parted by zero bytes.
void fill(std::span<const std::uint8_t> input)
{
    const auto table = helper::table();
    const helper::Row& row = table[input[0] % table.size()];
    helper::Request request;
    request.command = row.command;
    std::string_view rest = asText(input.subspan(1));
    for (const helper::Parameter& parameter : row.parameters) {
        const std::string_view value = rest.substr(0, rest.find('\0'));
        rest.remove_prefix(std::min(rest.size(), value.size() + 1));
        request.arguments.emplace(parameter.name, value);
    }
    if (const auto call = helper::prepare(request, Programs)) {
        checkCall(request, *call);
    }
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.empty()) {
        return 0;
    }
    fill(input);
    helper::LineReader reader(helper::RequestMax);
    const std::string_view bytes = asText(input);
    const std::size_t half = bytes.size() / 2;
    for (const std::string_view part : {bytes.substr(0, half), bytes.substr(half)}) {
        if (!reader.feed(part)) {
            return 0;
        }
        while (const auto line = reader.next()) {
            take(*line);
        }
    }
    take(bytes);
    return 0;
}

} // namespace bafar::fuzz
