#include "tests/http/conversation.h"

// One device, larger than the budget because its two players are read together.
#include <algorithm>
#include <memory>
#include <optional>

namespace bafar::test {
namespace {

using http::BodyDecoder;
using http::BodyStep;
using http::FramingKind;
using http::Progress;

/// What has arrived and is not consumed, in an allocation of exactly its size.
class Arrived {
public:
    void append(std::string_view piece)
    {
        auto grown = std::make_unique<char[]>(size_ + piece.size());
        std::copy_n(bytes_.get(), size_, grown.get());
        std::copy(piece.begin(), piece.end(), grown.get() + size_);
        bytes_ = std::move(grown);
        size_ += piece.size();
    }

    void drop(std::size_t count)
    {
        auto rest = std::make_unique<char[]>(size_ - count);
        std::copy_n(bytes_.get() + count, size_ - count, rest.get());
        bytes_ = std::move(rest);
        size_ -= count;
    }

    [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

private:
    std::unique_ptr<char[]> bytes_ = std::make_unique<char[]>(0);
    std::size_t size_ = 0;
};

std::string framingText(const http::Framing& framing)
{
    switch (framing.kind) {
    case FramingKind::None: return "no body";
    case FramingKind::Length: return "length " + std::to_string(framing.length);
    case FramingKind::Chunked: return "chunked";
    case FramingKind::UntilClose: return "until close";
    }
    return {};
}

std::string counted(const char* words, unsigned count)
{
    return count > 0 ? words + std::to_string(count) : "";
}

std::string fieldsText(const http::Fields& fields)
{
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        text += "  " + std::string(fields.name(i)) + "=" + std::string(fields.value(i)) + "\n";
        // Reading a field by number must agree with reading it by name.
        if (fields[i].id != http::Header::Other &&
            fields.find(fields[i].id) != fields.find(fields.name(i))) {
            text += "  (found differently by number)\n";
        }
    }
    return text;
}

/// The part of a conversation that is the same on both sides: bytes in, body, end.
class Player {
public:
    virtual ~Player() = default;

    Transcript play(std::string_view bytes, std::span<const std::size_t> cuts, bool closes)
    {
        std::size_t from = 0;
        for (const std::size_t cut : cuts) {
            arrive(bytes.substr(from, cut - from));
            from = cut;
        }
        arrive(bytes.substr(from));
        if (!over_ && closes) {
            close();
        }
        if (!over_) {
            say(body_ ? "waits in body" : "waits");
        }
        flushPayload();
        return transcript_;
    }

protected:
    /// Parses a head from the front of the input; true when it went on.
    virtual bool head() = 0;

    virtual void messageDone() = 0;

    void say(const std::string& words)
    {
        transcript_.summary += (transcript_.summary.empty() ? "" : "; ") + words;
        note(words);
    }

    void note(const std::string& words)
    {
        flushPayload();
        transcript_.full += words + "\n";
    }

    void refused(const http::Refusal& refusal)
    {
        say(std::to_string(refusal.status));
        note(refusal.text);
        over_ = true;
    }

    void startBody(http::Side side, const http::Framing& framing, const http::Limits& limits)
    {
        body_.emplace(side, framing, limits);
        hasBody_ = framing.kind != FramingKind::None;
    }

    void stop() { over_ = true; }

    Arrived arrived_;

private:
    void arrive(std::string_view piece)
    {
        if (over_) {
            return;
        }
        arrived_.append(piece);
        while (!over_ && (body_ ? bodyStep(body_->next(arrived_.view())) : head())) {
        }
    }

    void close()
    {
        if (body_) {
            static_cast<void>(bodyStep(body_->end()));
        }
        if (!over_) {
            say("closed");
            over_ = true;
        }
    }

    bool bodyStep(const BodyStep& step)
    {
        switch (step.kind) {
        case BodyStep::Kind::NeedMore: break;
        case BodyStep::Kind::Data: payload_ += step.data; break;
        case BodyStep::Kind::Trailer:
            note("trailer " + std::string(step.name) + "=" + std::string(step.value));
            break;
        case BodyStep::Kind::Done:
            if (hasBody_) {
                say("body " + std::to_string(body_->payload()));
            }
            note("left out: " + std::to_string(body_->droppedTrailers()));
            break;
        case BodyStep::Kind::Refused: refused(body_->refusal()); return false;
        }
        arrived_.drop(step.consumed);
        if (step.kind == BodyStep::Kind::Done) {
            body_.reset();
            messageDone();
        }
        return step.kind != BodyStep::Kind::NeedMore;
    }

    void flushPayload()
    {
        if (!payload_.empty()) {
            transcript_.full += "payload " + payload_ + "\n";
            payload_.clear();
        }
    }

    std::optional<BodyDecoder> body_;
    bool hasBody_ = false;
    std::string payload_;
    Transcript transcript_;
    bool over_ = false;
};

class RequestPlayer : public Player {
public:
    explicit RequestPlayer(const http::Limits& limits)
        : limits_(limits)
        , parser_(limits)
    {
    }

protected:
    bool head() override
    {
        const Progress progress = parser_.parse(arrived_.view(), head_);
        if (progress == Progress::Refused) {
            refused(parser_.refusal());
        }
        if (progress != Progress::Complete) {
            return false;
        }
        std::string words(head_.text(head_.methodName));
        words += " " + std::string(head_.pathText());
        words += head_.hasQuery ? "?" + std::string(head_.text(head_.query)) : "";
        words += " for " + std::string(head_.text(head_.host)) + ", " + framingText(head_.framing);
        words += head_.keepAlive ? "" : ", closes";
        words += head_.expectContinue ? ", expects 100" : "";
        words += head_.wantsUpgrade ? ", upgrades" : "";
        words += head_.acceptsTrailers ? ", takes trailers" : "";
        words += counted(", after blank ", head_.leadingBlankLines);
        words += counted(", dropped ", head_.droppedFields);
        say(words);
        note(std::string(head_.text(head_.target)) + " 1." + std::to_string(head_.minorVersion) +
             "\n" + fieldsText(head_.fields));
        arrived_.drop(parser_.consumed());
        parser_.restart();
        startBody(http::Side::Request, head_.framing, limits_);
        return true;
    }

    void messageDone() override
    {
        if (!head_.keepAlive) {
            stop();
        }
    }

private:
    const http::Limits& limits_;
    http::RequestParser parser_;
    http::RequestHead head_;
};

class ResponsePlayer : public Player {
public:
    ResponsePlayer(std::span<const http::ResponseContext> asked, const http::Limits& limits)
        : limits_(limits)
        , asked_(asked)
        , parser_(limits)
    {
    }

protected:
    bool head() override
    {
        const http::ResponseContext context =
            asked_.empty() ? http::ResponseContext{} : asked_.front();
        const Progress progress = parser_.parse(arrived_.view(), head_, context);
        if (progress == Progress::Refused) {
            refused(parser_.refusal());
        }
        if (progress != Progress::Complete) {
            return false;
        }
        say(std::to_string(head_.status) + " " + framingText(head_.framing) +
            (head_.reusable ? "" : ", not reusable") + (head_.isInterim() ? ", interim" : ""));
        note(std::string(head_.text(head_.reason)) + " 1." + std::to_string(head_.minorVersion) +
             "\n" + fieldsText(head_.fields));
        arrived_.drop(parser_.consumed());
        parser_.restart();
        startBody(http::Side::Response, head_.framing, limits_);
        return true;
    }

    void messageDone() override
    {
        if (!head_.isInterim() && !asked_.empty()) {
            asked_ = asked_.subspan(1);
        }
        if (!head_.reusable || head_.status == 101) {
            stop();
        }
    }

private:
    const http::Limits& limits_;
    std::span<const http::ResponseContext> asked_;
    http::ResponseParser parser_;
    http::ResponseHead head_;
};

} // namespace

Transcript playRequests(std::string_view bytes,
                        std::span<const std::size_t> cuts,
                        bool closes,
                        const http::Limits& limits)
{
    return RequestPlayer(limits).play(bytes, cuts, closes);
}

Transcript playResponses(std::string_view bytes,
                         std::span<const std::size_t> cuts,
                         std::span<const http::ResponseContext> asked,
                         bool closes,
                         const http::Limits& limits)
{
    return ResponsePlayer(asked, limits).play(bytes, cuts, closes);
}

} // namespace bafar::test
