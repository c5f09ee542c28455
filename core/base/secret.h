#pragma once
// A secret that cannot be printed by accident.
//
// It has no stream operator, no implicit conversion and no JSON form (the schema writes "***"); the
// bytes are wiped when it dies. Whoever needs the text says so by name: `reveal()`, which is easy
// to find in a review.
#include <string>
#include <string_view>

namespace bafar {

class Secret {
public:
    Secret() = default;
    explicit Secret(std::string text);
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    /// The text itself; valid while this object lives and is not assigned to.
    [[nodiscard]] std::string_view reveal() const { return text_; }

    [[nodiscard]] bool empty() const { return text_.empty(); }

    /// Compares in a time that depends on the lengths only.
    [[nodiscard]] bool equals(std::string_view other) const;

    bool operator==(const Secret& other) const { return equals(other.text_); }

private:
    void wipe();

    std::string text_;
};

} // namespace bafar
