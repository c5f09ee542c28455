#include "app/redaction.h"

#include <QDir>
#include <algorithm>
#include <netinet/in.h>
#include <pwd.h>
#include <unistd.h>
#include <utility>

#include "app/redaction_rules.h"

namespace bafar::app {
namespace {

/// One walk over a text. Each run of letters is looked through once, from where it begins, so that
/// the time grows with the text's length alone.
class RedactionWalk {
public:
    RedactionWalk(std::string_view text,
                  const Redaction::Names& names,
                  std::vector<std::string>& addresses)
        : text_(text)
        , names_(names)
        , addresses_(addresses)
    {
    }

    std::string result()
    {
        while (at_ < text_.size()) {
            if (!takeSign() && !takeHome() && !takeUserInfo() && !takeColons() && !takeDotted() &&
                !takeSecret() && !takeOpaque() && !takeName()) {
                out_ += text_[at_++];
            }
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] char at(std::size_t place) const
    {
        return place < text_.size() ? text_[place] : '\0';
    }

    /// Nothing stands before what follows a thing that is hidden.
    [[nodiscard]] char before() const { return at_ == hiddenTo_ ? '\0' : text_[at_ - 1]; }

    template <class Fits>
    [[nodiscard]] std::size_t runEnd(std::size_t from, Fits fits) const
    {
        while (from < text_.size() && fits(text_[from])) {
            ++from;
        }
        return from;
    }

    /// Up to `end` stands `instead`.
    bool hide(std::size_t end, std::string_view instead)
    {
        out_ += instead;
        at_ = hiddenTo_ = end;
        return true;
    }

    bool hideAddress(std::size_t end, const std::string& address)
    {
        auto found = std::find(addresses_.begin(), addresses_.end(), address);
        if (found == addresses_.end() && addresses_.size() < Redaction::NumbersMax) {
            found = addresses_.insert(found, address);
        }
        return hide(end, found == addresses_.end()
                             ? std::string("[address]")
                             : "[address-" + std::to_string(found - addresses_.begin() + 1) + ']');
    }

    /// It was hidden before, and is nobody's name, whatever that is.
    bool takeSign()
    {
        const std::size_t size = redact::signSize(text_.substr(at_));
        return size > 0 && hide(at_ + size, text_.substr(at_, size));
    }

    bool takeHome()
    {
        const std::string& home = names_.home;
        const std::size_t end = at_ + home.size();
        return home.size() > 1 && text_[at_] == '/' && !redact::isKeyLetter(before()) &&
               text_.substr(at_, home.size()) == home && !redact::isNameLetter(at(end)) &&
               hide(end, "~");
    }

    /// "https://user:word@host": what stands before the host.
    bool takeUserInfo()
    {
        constexpr std::string_view Slashes = "://";
        if (text_.substr(at_, Slashes.size()) != Slashes) {
            return false;
        }
        const std::size_t from = at_ + Slashes.size();
        const std::size_t end = runEnd(
            from, [](char c) { return !redact::isSpace(c) && !redact::isOneOf("/?#\"'<>", c); });
        const std::size_t sign = text_.substr(from, end - from).rfind('@');
        out_ += Slashes;
        at_ = from;
        return sign == std::string_view::npos || hide(from + sign, redact::Secret);
    }

    /// IPv6, and MAC addresses.
    bool takeColons()
    {
        if (at_ < colonsUntil_ || redact::isNameLetter(before()) || before() == '.' ||
            !redact::isColonLetter(text_[at_])) {
            return false;
        }
        colonsUntil_ = runEnd(at_, redact::isColonLetter);
        std::string_view run = text_.substr(at_, colonsUntil_ - at_);
        if (redact::isNameLetter(at(colonsUntil_)) || at(colonsUntil_) == '_') {
            return false; // a::b_c is no address
        }
        while (run.ends_with('.') || (run.ends_with(':') && !run.ends_with("::"))) {
            run.remove_suffix(1); // of the sentence
        }
        std::size_t end = at_ + run.size();
        if (redact::isMac(run)) {
            return hideAddress(end, redact::smallOf(run));
        }
        const auto address = redact::addressOf(AF_INET6, run);
        if (!address || address == "::") {
            return false;
        }
        if (at(end) == '%') { // the interface
            end = runEnd(end + 1, redact::isNameLetter);
        }
        return hideAddress(end, *address);
    }

    bool takeDotted()
    {
        if (!redact::isFigure(text_[at_]) || redact::isNameLetter(before()) || before() == '.') {
            return false;
        }
        const auto fits = [](char c) { return redact::isFigure(c) || c == '.'; };
        std::string_view run = text_.substr(at_, runEnd(at_, fits) - at_);
        while (run.ends_with('.')) {
            run.remove_suffix(1); // of the sentence
        }
        if (redact::isNameLetter(at(at_ + run.size()))) {
            return false;
        }
        const auto address = redact::addressOf(AF_INET, run);
        return address && hideAddress(at_ + run.size(), *address);
    }

    /// "token=...", "password: ...", "Bearer ...".
    bool takeSecret()
    {
        if (at_ < keyUntil_ || redact::isKeyLetter(before()) || !redact::isKeyLetter(text_[at_])) {
            return false;
        }
        keyUntil_ = runEnd(at_, redact::isKeyLetter);
        const std::string_view word = text_.substr(at_, keyUntil_ - at_);
        if (word.size() == 6 && redact::smallOf(word) == "bearer") {
            return hideValue(keyUntil_, ' ');
        }
        std::size_t sign = runEnd(keyUntil_, isBackslash); // as Qt writes a quote within quotes
        sign += redact::isOneOf("\"'", at(sign)) ? 1U : 0U;
        sign = runEnd(sign, [](char c) { return c == ' '; });
        const char how = at(sign);
        const bool isOther = at(sign + 1) == how || text_.substr(sign, 3) == "://"; // Key::Name
        if (!redact::isOneOf("=:", how) || isOther || !redact::isSecretWord(word)) {
            return false;
        }
        return hideValue(sign + 1, how);
    }

    static bool isBackslash(char c) { return c == '\\'; }

    /// All that is quoted; else as far as valueEnd() has it.
    bool hideValue(std::size_t from, char how)
    {
        from = runEnd(from, [](char c) { return c == ' '; });
        const std::size_t sign = runEnd(from, isBackslash);
        const bool isQuoted = redact::isOneOf("\"'", at(sign));
        const std::size_t escapes = sign - from;
        from = isQuoted ? sign + 1 : from;
        const std::size_t end = isQuoted ? redact::quotedEnd(text_, from, at(sign), escapes)
                                         : redact::valueEnd(text_, from, how);
        if (end <= from) {
            return false;
        }
        out_ += text_.substr(at_, from - at_);
        return hide(end, redact::Secret);
    }

    /// What is long and looks as if it were drawn by lot: a line of a PEM block, a token.
    bool takeOpaque()
    {
        if (at_ < opaqueUntil_ || redact::isOpaqueLetter(before()) ||
            !redact::isOpaqueLetter(text_[at_])) {
            return false;
        }
        opaqueUntil_ = runEnd(at_, redact::isOpaqueLetter);
        const std::string_view run = text_.substr(at_, opaqueUntil_ - at_);
        return redact::isOpaque(run) && hide(opaqueUntil_, redact::Secret);
    }

    [[nodiscard]] bool standsHere(std::string_view name) const
    {
        const std::string_view here = text_.substr(at_, name.size());
        return !name.empty() && here.size() == name.size() &&
               std::equal(
                   name.begin(), name.end(), here.begin(),
                   [](char a, char b) { return redact::smallOf(a) == redact::smallOf(b); }) &&
               !redact::isNameLetter(at(at_ + name.size()));
    }

    bool takeName()
    {
        if (redact::isNameLetter(before())) {
            return false;
        }
        const std::string* longest = nullptr; // of "db" and "db-1"
        for (const std::string& host : names_.hosts) {
            if (standsHere(host) && (longest == nullptr || longest->size() < host.size())) {
                longest = &host;
            }
        }
        if (longest != nullptr) {
            std::size_t end = at_ + longest->size();
            const auto isOfLabel = [](char c) { return redact::isNameLetter(c) || c == '-'; };
            while (at(end) == '.' && isOfLabel(at(end + 1))) { // the rest of its whole name
                end = runEnd(end + 1, isOfLabel);
            }
            return hide(end, "[host-" + std::to_string(longest - names_.hosts.data() + 1) + ']');
        }
        if (standsHere(names_.cluster)) {
            return hide(at_ + names_.cluster.size(), "[cluster]");
        }
        return standsHere(names_.user) && hide(at_ + names_.user.size(), "[user]");
    }

    std::string_view text_;
    const Redaction::Names& names_;
    std::vector<std::string>& addresses_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t hiddenTo_ = 0;    ///< of the text; what was hidden last ends there
    std::size_t colonsUntil_ = 0; ///< such a run was looked through up to here
    std::size_t keyUntil_ = 0;
    std::size_t opaqueUntil_ = 0;
};

} // namespace

Redaction::Redaction(Names names)
    : names_(std::move(names))
{
}

void Redaction::setCluster(std::string cluster, std::vector<std::string> hosts)
{
    names_.cluster = std::move(cluster);
    names_.hosts = std::move(hosts);
}

std::string Redaction::clean(std::string_view text)
{
    if (text.size() > InputMax) { // at a space: half an address would not be known for one
        const std::size_t space = text.substr(0, InputMax).rfind(' ');
        text = text.substr(0, space == std::string_view::npos ? 0 : space);
    }
    const std::string withoutBlocks = redact::withoutPem(text);
    return RedactionWalk(withoutBlocks, names_, addresses_).result();
}

Redaction::Names namesOfPerson()
{
    const passwd* person = getpwuid(geteuid());
    const std::string user = person == nullptr ? std::string() : person->pw_name;
    return {QDir::homePath().toStdString(), user == "root" ? std::string() : user, {}, {}};
}

} // namespace bafar::app
