#include "ui/link/answer.h"

#include <QNetworkReply>

#include "core/base/text.h"
#include "core/schema/envelope.h"
#include "core/schema/json.h"

namespace bafar::link {

Code codeOf(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(Code::Internal); ++i) {
        if (codeName(static_cast<Code>(i)) == name) {
            return static_cast<Code>(i);
        }
    }
    return Code::Internal;
}

Error refusalOf(QNetworkReply& reply, const std::string& node, QByteArray body)
{
    const QString cut = reply.property(RefusalProperty).toString();
    if (!cut.isEmpty()) {
        return {Code::Denied, cut.toStdString()};
    }
    if (body.isEmpty() && reply.isOpen()) {
        body = reply.read(AnswerMax);
    }
    const Result<schema::ErrorBody> said = schema::fromJson<schema::ErrorBody>(
        std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
    if (said) {
        return {codeOf(said->code), sanitized(said->text, 1000)};
    }
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status / 100 == 2 || status == 0) {
        return {Code::Unavailable,
                node + " does not answer: " + sanitized(reply.errorString().toStdString(), 300)};
    }
    return {Code::Internal, node + " answered " + std::to_string(status) + " without a reason"};
}

} // namespace bafar::link
