#pragma once
// One reader for each row of the API's table: a request's parts to a Call, strictly.
//
// Errors are InvalidInput with the parameter or JSON path and what would be right. Unknown fields
// of what a person may have typed are refused with the nearest name. Pure; safe on every thread.
#include "agents/api/routes.h"

namespace bafar::api {

[[nodiscard]] Result<Call> readState(const RequestParts& parts);
[[nodiscard]] Result<Call> readFollow(const RequestParts& parts);
[[nodiscard]] Result<Call> readPing(const RequestParts& parts);
[[nodiscard]] Result<Call> readPlan(const RequestParts& parts);
[[nodiscard]] Result<Call> readConfirmation(const RequestParts& parts);
[[nodiscard]] Result<Call> readAction(const RequestParts& parts);
[[nodiscard]] Result<Call> readCancel(const RequestParts& parts);
[[nodiscard]] Result<Call> readHistory(const RequestParts& parts);
[[nodiscard]] Result<Call> readLog(const RequestParts& parts);
[[nodiscard]] Result<Call> readSpec(const RequestParts& parts);
[[nodiscard]] Result<Call> readSpecHistory(const RequestParts& parts);
[[nodiscard]] Result<Call> readSpecText(const RequestParts& parts);
[[nodiscard]] Result<Call> readSpecStaging(const RequestParts& parts);
[[nodiscard]] Result<Call> readAudit(const RequestParts& parts);
[[nodiscard]] Result<Call> readCommand(const RequestParts& parts);
[[nodiscard]] Result<Call> readProposal(const RequestParts& parts);
[[nodiscard]] Result<Call> readScrape(const RequestParts& parts);

} // namespace bafar::api
