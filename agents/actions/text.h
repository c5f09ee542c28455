#pragma once
// Texts of the action pipeline: the same by command, what changed, what to type. Pure.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/action_record.h"
#include "core/schema/event.h"

namespace bafar::actions {

/// `bafarctl act NAME key=value ...`, quoted for a shell; with `--node` where only that node's
/// agent can do it.
[[nodiscard]] std::string commandLine(const schema::ActionRequest& request,
                                      const std::string& onlyNode = {});

/// What differs between two canonical texts of facts, for people: parts are lines, or what stands
/// between semicolons.
[[nodiscard]] std::string changedFacts(std::string_view before, std::string_view after);

/// What a person types to confirm a data-risk action: the value of its first parameter, or the
/// cluster's name where it has none.
[[nodiscard]] std::string objectName(const schema::ActionRequest& request,
                                     const std::vector<schema::ActionInfo>& offers,
                                     const std::string& cluster);

/// "step 2 of 3 (n2 claims 192.0.2.100)".
[[nodiscard]] std::string stepName(const schema::ActionRecord& record, std::size_t index);

/// Who runs what from where, at which step, or why it stands still: for tooltips and refusals.
[[nodiscard]] std::string runningText(const schema::ActionRecord& record);

/// A command's id: "ACTION/2", or "ACTION/2/undo".
[[nodiscard]] std::string commandId(const std::string& action, std::size_t step, bool undo);

struct CommandName {
    std::string_view action;         ///< into the text that was read
    std::optional<std::size_t> step; ///< nothing: the text is no command's id
    bool undo = false;
};

/// Reads a command's id.
[[nodiscard]] CommandName commandName(std::string_view id);

/// An event about an action, of the action's own concept; its severity follows the state.
[[nodiscard]] schema::Event actionEvent(const schema::ActionRecord& record,
                                        std::string kind,
                                        std::string text);

} // namespace bafar::actions
