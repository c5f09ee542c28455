#include "agents/services/log_tail.h"

#include <algorithm>

#include "agents/services/parse.h"

namespace bafar::services {
namespace {

/// Without a version in the path: how a log looks is the same in all of them.
Request logRequest(const std::string& service, std::size_t lines, bool follow)
{
    return {"GET",
            "/services/" + percentEncoded(service) +
                "/logs?stdout=true&stderr=true&timestamps=true&details=true&tail=" +
                std::to_string(std::min(lines, LogTail::LinesMax)) + (follow ? "&follow=true" : ""),
            {}};
}

} // namespace

LogTail::LogTail(runtime::Loop& loop,
                 const std::string& path,
                 const std::string& service,
                 std::size_t lines,
                 bool follow,
                 Events events)
    : events_(std::make_shared<const Events>(std::move(events)))
    , stream_(loop,
              path,
              logRequest(service, lines, follow),
              {[this](std::string_view data) {
                   const std::vector<LogLine> taken = frames_.take(data);
                   if (!taken.empty()) {
                       events_->onLines(taken);
                   }
               },
               [this](const Error& why) {
                   const std::shared_ptr<const Events> last = events_;
                   const std::vector<LogLine> rest = frames_.end();
                   if (!rest.empty()) {
                       last->onLines(rest);
                   }
                   last->onEnded(why);
               }})
{
}

} // namespace bafar::services
