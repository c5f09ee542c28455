// The runner for every compiler: replays a corpus, then a number of seeded mutations of it.
//
//   fuzz_NAME CORPUS_DIR [--executions N] [--seed S] [--dictionary FILE] [--expect-failure]
//
// With --expect-failure the roles are turned: the target is a canary, and finding nothing is the
// failure. An input that fails is written to the current folder as crash-NAME.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <unistd.h>

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutator.h"

// Only in builds with a sanitizer: called when it has printed its report and is about to exit.
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace {

constexpr std::size_t SizeMax = 4096;

// A signal handler has no other way to reach them.
struct Running {
    std::span<const std::uint8_t> input;
    std::uint64_t executions = 0;
    std::string crashFile = "crash";
    bool failureExpected = false;
};

Running running;

void report()
{
    std::fprintf(stderr, "%s after %llu executions, input in %s\n",
                 running.failureExpected ? "found, as it must be," : "FAILED",
                 static_cast<unsigned long long>(running.executions), running.crashFile.c_str());
    if (std::FILE* file = std::fopen(running.crashFile.c_str(), "wb")) {
        std::fwrite(running.input.data(), 1, running.input.size(), file);
        std::fclose(file);
    }
    std::fflush(stderr);
    std::_Exit(running.failureExpected ? 0 : 1);
}

void onSignal(int)
{
    report();
}

void execute(const std::string& input)
{
    const auto exact = std::make_unique<std::uint8_t[]>(input.size());
    std::copy(input.begin(), input.end(), exact.get());
    running.input = {exact.get(), input.size()};
    ++running.executions;
    bafar::fuzz::fuzzOne(running.input);
}

std::string readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Options {
    std::string corpus;
    std::string dictionary;
    std::uint64_t executions = 0;
    std::uint64_t seed = 1;
};

Options parseOptions(std::span<char*> arguments)
{
    Options options;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string argument = arguments[i];
        const bool hasValue = i + 1 < arguments.size();
        if (argument == "--expect-failure") {
            running.failureExpected = true;
        } else if (argument == "--executions" && hasValue) {
            options.executions = std::strtoull(arguments[++i], nullptr, 10);
        } else if (argument == "--seed" && hasValue) {
            options.seed = std::strtoull(arguments[++i], nullptr, 10);
        } else if (argument == "--dictionary" && hasValue) {
            options.dictionary = arguments[++i];
        } else {
            options.corpus = argument;
        }
    }
    return options;
}

std::vector<std::string> readCorpus(const std::string& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end()); // the order of a folder is not the same everywhere
    std::vector<std::string> inputs;
    for (const auto& file : files) {
        inputs.push_back(readFile(file));
    }
    return inputs;
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = parseOptions({argv, static_cast<std::size_t>(argc)});
    if (!std::filesystem::is_directory(options.corpus)) {
        std::fprintf(stderr, "no corpus folder \"%s\"\n", options.corpus.c_str());
        return 2;
    }
    running.crashFile = "crash-" + std::filesystem::path(argv[0]).filename().string();
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
        std::signal(signal, onSignal);
    }
    if (__sanitizer_set_death_callback != nullptr) {
        __sanitizer_set_death_callback(report);
    }
    const std::vector<std::string> corpus = readCorpus(options.corpus);
    if (corpus.empty()) {
        std::fprintf(stderr, "the corpus folder %s is empty\n", options.corpus.c_str());
        return 2;
    }
    for (const std::string& input : corpus) {
        execute(input);
    }
    bafar::fuzz::Mutator mutator(
        options.seed, corpus, bafar::fuzz::readDictionary(readFile(options.dictionary)), SizeMax);
    for (std::uint64_t i = 0; i < options.executions; ++i) {
        execute(mutator.next());
    }
    std::printf("%zu corpus inputs and %llu mutations, seed %llu: nothing found\n", corpus.size(),
                static_cast<unsigned long long>(options.executions),
                static_cast<unsigned long long>(options.seed));
    return running.failureExpected ? 1 : 0;
}
