// The questions a console asks beside the stream: plan, confirm, cancel, history, specs, audit.
#include <QNetworkReply>
#include <QTimer>

#include "core/base/text.h"
#include "core/schema/json.h"
#include "core/schema/spec.h"
#include "ui/link/answer.h"
#include "ui/link/connection.h"
#include "ui/link/limits.h"

namespace bafar::link {
namespace {

constexpr int RequestMs = 8000;
constexpr std::size_t ProblemsMax = 10'000; ///< of a spec; far more than it has lines worth reading

/// Not one of the codes of a refusal: whatever was asked for may have been done.
Error unreadable(const std::string& node, const Error& error)
{
    return {Code::Internal, "the answer of " + node + " cannot be read: " + error.text};
}

Result<void> checkRecordOf(const schema::ActionRecord& record)
{
    return checkRecord(record);
}

Result<void> checkPlanOf(const schema::Plan& plan)
{
    return checkPlan(plan);
}

Result<void> checkNothing(const schema::HistorySeries&)
{
    return {};
}

/// Judged with its question.
Result<void> checkLater(const std::vector<schema::Record>&)
{
    return {};
}

Result<void> checkHistoryOf(const schema::SpecHistory& history)
{
    return checkHistory(history);
}

/// What became of a text that was to be kept. Problems refuse it and are an answer all the same.
Result<schema::SpecStaging> stagingOf(QNetworkReply& reply,
                                      const std::string& node,
                                      const QByteArray& body)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool isDone = reply.error() == QNetworkReply::NoError && status / 100 == 2;
    Result<schema::SpecStaging> said = schema::fromJson<schema::SpecStaging>(
        std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
    const bool isWrong = status == 400 && said && !said->problems.empty();
    if (!isDone && !isWrong) {
        return tl::unexpected(refusalOf(reply, node, body));
    }
    if (!said) {
        return tl::unexpected(unreadable(node, said.error()));
    }
    if (said->problems.size() > ProblemsMax) {
        return fail(Code::LimitExceeded, node + " answered with too many problems");
    }
    return said;
}

} // namespace

/// It ends when it takes too long or says too much.
void Connection::bound(QNetworkReply* reply)
{
    guard(reply);
    reply->setReadBufferSize(AnswerMax + 1); // more than an answer may be: it then waits, and ends
    auto* limit = new QTimer(reply);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, reply, &QNetworkReply::abort);
    limit->start(RequestMs);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 bytes, qint64) {
        if (bytes > AnswerMax) {
            reply->abort();
        }
    });
}

void Connection::finishText(QNetworkReply* reply, Answer<std::string> answer)
{
    bound(reply);
    connect(reply, &QNetworkReply::finished, this, [this, reply, answer] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (reply->error() != QNetworkReply::NoError || status / 100 != 2) {
            answer(tl::unexpected(refusalOf(*reply, node())));
            return;
        }
        answer(reply->read(AnswerMax).toStdString());
    });
}

template <class T>
void Connection::finish(QNetworkReply* reply, Answer<T> answer, Result<void> (*check)(const T&))
{
    finishText(reply, [answer = std::move(answer), check, from = node()](Result<std::string> body) {
        if (!body) {
            answer(tl::unexpected(std::move(body.error())));
            return;
        }
        Result<T> value = schema::fromJson<T>(*body);
        if (!value) {
            answer(tl::unexpected(unreadable(from, value.error())));
        } else if (const Result<void> checked = check(*value); !checked) {
            answer(tl::unexpected(unreadable(from, checked.error())));
        } else {
            answer(std::move(value));
        }
    });
}

void Connection::plan(const schema::ActionRequest& wanted, Answer<schema::Plan> answer)
{
    QNetworkRequest post = request(QStringLiteral("/v1/plans"));
    post.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    finish<schema::Plan>(manager_.post(post, QByteArray::fromStdString(schema::toJson(wanted))),
                         std::move(answer), &checkPlanOf);
}

void Connection::confirm(const schema::Confirmation& confirmation,
                         Answer<schema::ActionRecord> answer)
{
    QNetworkRequest post = request(QStringLiteral("/v1/actions"));
    post.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    finish<schema::ActionRecord>(
        manager_.post(post, QByteArray::fromStdString(schema::toJson(confirmation))),
        std::move(answer), &checkRecordOf);
}

void Connection::cancel(const std::string& action, Answer<schema::ActionRecord> answer)
{
    const QByteArray id = QUrl::toPercentEncoding(QString::fromStdString(action));
    finish<schema::ActionRecord>(
        manager_.deleteResource(request(QStringLiteral("/v1/actions/") + QString::fromLatin1(id))),
        std::move(answer), &checkRecordOf);
}

void Connection::history(const HistoryQuestion& question, Answer<schema::HistorySeries> answer)
{
    const auto encoded = [](const std::string& text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(text)));
    };
    const QString path =
        QStringLiteral("/v1/history?series=%1&from=%2&to=%3&step=%4")
            .arg(encoded(question.series), encoded(toIso8601(question.from)),
                 encoded(toIso8601(question.to)), encoded(numberText(toSeconds(question.step))));
    const std::int64_t asked =
        (question.to.unixMs - question.from.unixMs) /
        std::max<std::int64_t>(1, question.step / std::chrono::milliseconds(1));
    finish<schema::HistorySeries>(
        manager_.get(request(path)),
        [answer = std::move(answer), asked, from = node()](Result<schema::HistorySeries> series) {
            if (series && static_cast<std::int64_t>(series->values.size()) > asked + 2) {
                answer(fail(Code::LimitExceeded, from + " answered with more than was asked for"));
                return;
            }
            answer(std::move(series));
        },
        &checkNothing);
}

void Connection::specHistory(Answer<schema::SpecHistory> answer)
{
    finish<schema::SpecHistory>(manager_.get(request(QStringLiteral("/v1/spec/history"))),
                                std::move(answer), &checkHistoryOf);
}

void Connection::specText(const std::string& revision, Answer<std::string> answer)
{
    const QByteArray name = QUrl::toPercentEncoding(QString::fromStdString(revision));
    finishText(
        manager_.get(request(QStringLiteral("/v1/spec/") + QString::fromLatin1(name))),
        [answer = std::move(answer), from = node()](Result<std::string> text) {
            if (text && text->size() > schema::SpecTextMax) {
                answer(fail(Code::LimitExceeded, from + " answered with more than a spec may be"));
                return;
            }
            answer(std::move(text));
        });
}

void Connection::stageSpec(const std::string& base,
                           const std::string& text,
                           Answer<schema::SpecStaging> answer)
{
    QNetworkRequest put = request(QStringLiteral("/v1/spec"));
    put.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/yaml"));
    // An agent gave the revision: encoded, it is one tag, whatever it holds.
    put.setRawHeader("If-Match", '"' + QUrl::toPercentEncoding(QString::fromStdString(base)) + '"');
    QNetworkReply* reply = manager_.put(put, QByteArray::fromStdString(text));
    bound(reply);
    connect(reply, &QNetworkReply::finished, this,
            [this, reply, wanted = schema::specRevision(text), answer = std::move(answer)] {
                reply->deleteLater();
                const QByteArray body = reply->isOpen() ? reply->read(AnswerMax) : QByteArray();
                Result<schema::SpecStaging> staging = stagingOf(*reply, node(), body);
                if (staging && staging->problems.empty() && staging->revision != wanted) {
                    answer(fail(Code::Corrupt, node() + " keeps another text than it was given"));
                    return;
                }
                answer(std::move(staging));
            });
}

void Connection::audit(const schema::AuditQuestion& question,
                       Answer<std::vector<schema::Record>> answer)
{
    const QString path = QString::fromStdString(schema::auditTarget(question));
    finish<std::vector<schema::Record>>(
        manager_.get(request(path)),
        [answer = std::move(answer), question,
         from = node()](Result<std::vector<schema::Record>> records) {
            if (records) {
                if (const Result<void> checked = checkAudit(*records, question); !checked) {
                    answer(tl::unexpected(unreadable(from, checked.error())));
                    return;
                }
            }
            answer(std::move(records));
        },
        &checkLater);
}

} // namespace bafar::link
