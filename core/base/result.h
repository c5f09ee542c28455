#pragma once
// The one way a function of this project says that it could not do what was asked.
//
// Three classes of trouble exist. A programmer's mistake is a CHECK (core/base/check.h). An
// expected failure (a bad file, a silent peer, a refused call) is a Result. A broken environment at
// start is reported by main with an exit code. Nothing of ours throws; adapters catch what
// third-party code throws and return a Result.
//
// Values only: safe on every thread.
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace bafar {

/// What kind of failure it was. Callers branch on this and people read `Error::text`.
enum class Code : unsigned char {
    InvalidInput,  ///< what the other side or the user gave does not parse or is out of range
    NotFound,      ///< the named thing does not exist
    Conflict,      ///< the state moved, or someone else is doing it
    Denied,        ///< the caller's certificate or role does not allow it
    Unavailable,   ///< a peer, file or device does not answer now; trying again may help
    Timeout,       ///< it did not happen in the time allowed
    LimitExceeded, ///< larger, deeper or more than the stated bound
    Unsupported,   ///< correct, but not something this build or host can do
    Corrupt,       ///< stored data fails its own check
    Internal,      ///< none of the above: a defect worth a report
};

/// The code's stable name as used on the wire and in the audit log, for example "invalid_input".
[[nodiscard]] std::string_view codeName(Code code);

/// A failure: a code to branch on, and one sentence for people that names what, where and what to
/// do.
struct Error {
    Code code = Code::Internal;
    std::string text;

    bool operator==(const Error&) const = default;
};

/// A value of T, or the Error that kept it from existing.
template <class T>
using Result = tl::expected<T, Error>;

/// The failing half of a Result: `return fail(Code::NotFound, "no node \"n9\" in the spec")`.
[[nodiscard]] tl::unexpected<Error> fail(Code code, std::string text);

/// The same failure with the caller's context in front ("reading /etc/bafar/agent.yaml: ..."), for
/// passing upwards.
[[nodiscard]] tl::unexpected<Error> failWith(std::string_view context, Error error);

} // namespace bafar
