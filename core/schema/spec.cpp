#include "core/schema/spec.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/base/fingerprint.h"
#include "core/base/text.h"
#include "core/schema/spec_secrets.h"
#include "core/schema/yaml_tree.h"

namespace bafar::schema {

std::string specRevision(std::string_view text)
{
    return fingerprint(text);
}

const void* Spec::find(std::string_view name, const Type& type) const
{
    const auto found = sections_.find(name);
    if (found == sections_.end()) {
        return nullptr;
    }
    CHECK(found->second.type == &type);
    return found->second.value.get();
}

const void* Spec::raw(std::string_view name) const
{
    const auto found = sections_.find(name);
    return found == sections_.end() ? nullptr : found->second.value.get();
}

std::vector<Spec::Part> Spec::parts() const
{
    std::vector<Part> parts;
    for (const auto& [name, stored] : sections_) {
        parts.push_back({name, stored.type, stored.value.get()});
    }
    return parts;
}

namespace {

std::string unknownSection(const std::string& key, std::span<const SpecSection> sections)
{
    std::vector<std::string_view> names;
    std::string all;
    for (const SpecSection& section : sections) {
        names.push_back(section.name);
        all += " " + std::string(section.name);
    }
    const std::string_view near = nearestName(key, names);
    return near.empty() ? "unknown section; known:" + all
                        : "unknown section; did you mean " + std::string(near) + "?";
}

} // namespace

SpecReading SpecReading::read(std::string_view text,
                              std::span<const SpecSection> sections,
                              std::span<const CrossCheck> checks)
{
    SpecReading reading;
    YamlLimits limits;
    limits.bytes = SpecTextMax;
    YamlTree tree = YamlTree::parse(text, limits);
    reading.problems = std::move(tree.problems);
    if (reading.problems.empty() && tree.root.shape != YamlNode::Shape::Map) {
        reading.problems.push_back({{},
                                    "a spec has one key for each concept, such as cluster:",
                                    tree.root.line,
                                    tree.root.column});
    }
    if (!reading.problems.empty()) {
        return reading;
    }
    reading.problems = secretsInClear(text, tree.root);
    Places places;
    for (const YamlNode::Entry& entry : tree.root.entries) {
        const auto section = std::find_if(sections.begin(), sections.end(),
                                          [&](const auto& one) { return one.name == entry.key; });
        if (section == sections.end()) {
            constexpr std::size_t ShownMax = 64;
            reading.problems.push_back({sanitized(entry.key, ShownMax),
                                        unknownSection(entry.key, sections), entry.line,
                                        entry.column});
            continue;
        }
        std::shared_ptr<void> value = section->type->make();
        readYamlNode(value.get(), *section->type, entry.value, entry.key, reading.problems, places);
        reading.spec.sections_[entry.key] = {section->type, std::move(value)};
    }
    for (const SpecSection& section : sections) {
        if (section.required && reading.spec.raw(section.name) == nullptr) {
            reading.problems.push_back({{}, "missing section " + std::string(section.name), 1, 1});
        }
    }
    for (const CrossCheck check : checks) {
        if (!reading.problems.empty()) {
            break;
        }
        reading.problems = check(reading.spec);
    }
    locate(reading.problems, places);
    reading.spec.text_ = std::make_shared<const std::string>(text);
    return reading;
}

} // namespace bafar::schema
