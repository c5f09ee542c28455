#pragma once
// What the API answers: a status, a body, and refusals in one form.
//
// Values only; safe on every thread.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace bafar::api {

/// What goes back: a body and how it is labelled.
struct Answer {
    std::uint16_t status = 200;
    std::string contentType = "application/json";
    std::string entityTag; ///< without quotes; empty: none
    std::string body;

    bool operator==(const Answer&) const = default;
};

/// An ErrorBody with the status that fits its code.
[[nodiscard]] Answer errorAnswer(const Error& error);

/// The same with a status of its own.
[[nodiscard]] Answer errorAnswer(std::uint16_t status, const Error& error);

/// The HTTP status that a failure of this kind gets.
[[nodiscard]] std::uint16_t statusOf(Code code);

/// The code of a name on the wire; Internal for an unknown one.
[[nodiscard]] Code codeFromName(std::string_view name);

/// The code behind an HTTP status, for clients reading a refusal without a body.
[[nodiscard]] Code codeOf(std::uint16_t status);

} // namespace bafar::api
